import * as z from 'zod/mini';

/** How mails are put together: regular expressions of rules/english/passages.yaml, matched without regard to case. */
export const PassagesFile = z.strictObject({
  replyMarkers: z.array(z.string()),
  forwardMarkers: z.array(z.string()),
  forwardedSubject: z.string(),
  headerLine: z.string(),
  banners: z.array(z.string()),
  closings: z.array(z.string()),
  signatureMarks: z.array(z.string()),
  disclaimers: z.array(z.string()),
  footers: z.array(z.string()),
  signatureWords: z.string(),
});
export type PassageRules = z.infer<typeof PassagesFile>;
