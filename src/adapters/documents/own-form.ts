import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { answersOf, familyCopy, KEEP, sayAnswer, shownAnswers, type Answer, type ReferralDraft, type TextOptions } from '../../core/referral';
import type { FormCheck } from '../../ports';
import { printable } from './printable';

const DOCUMENT = 'word/document.xml';
const placeholder = /\{([a-z][a-z0-9~-]*)\}/gu;
const control = /<w:sdt>(?:(?!<w:sdt>)[\s\S])*?<\/w:sdt>/gu;
const tagOf = (xml: string): string | undefined => /<w:tag w:val="([^"]*)"/u.exec(xml)?.[1];

/** The form's parts. Throws a sentence when the file is no Word document. */
function open(bytes: Uint8Array): PizZip {
  try {
    const zip = new PizZip(bytes);
    if (zip.file(DOCUMENT)) return zip;
  } catch { /* said below */ }
  throw new Error('This is not a Word document (.docx). Save the form as .docx and try again.');
}

const textOf = (xml: string): string => xml.replace(/<\/w:p>/gu, '\n').replace(/<[^>]+>/gu, '');
const partOf = (zip: PizZip): string => zip.file(DOCUMENT)?.asText() ?? '';

/** Looks through an authority's own form: which fields have a place, which placeholders nobody knows, what is missing. */
export function checkForm(bytes: Uint8Array, fields: readonly { id: string; need: string }[]): FormCheck {
  const zip = open(bytes);
  const xml = partOf(zip);
  const tags = [...xml.matchAll(control)].flatMap((m) => tagOf(m[0]) ?? []);
  const marks = [...new Set([...[...textOf(xml).matchAll(placeholder)].map((m) => m[1] ?? ''), ...tags])];
  const ids = new Set(fields.map((f) => f.id));
  const known = (mark: string) => ids.has(mark.replace(/~\d+$/u, ''));
  const broken: string[] = [];
  try { new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false }); } catch { broken.push('A placeholder is opened with { and not closed with }, or the other way round.'); }
  return { found: marks.filter(known), unknown: marks.filter((m) => !known(m)), without: fields.filter((f) => f.need === 'M' && !marks.includes(f.id)).map((f) => f.id), broken };
}

const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
const runOf = (value: string): string => `<w:r>${value.split('\n').map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`).join('<w:br/>')}</w:r>`;

/** Puts a value into a content control: its first run's place is taken, a placeholder text goes. */
function fillControl(xml: string, value: string): string {
  const plain = xml.replace(/<w:showingPlcHdr\/>/gu, '');
  const body = /<w:sdtContent>([\s\S]*)<\/w:sdtContent>/u.exec(plain)?.[1] ?? '';
  const runs = /<w:r[ >][\s\S]*<\/w:r>/u;
  const filled = runs.test(body) ? body.replace(runs, () => runOf(value)) : body.includes('</w:p>') ? body.replace('</w:p>', () => `${runOf(value)}</w:p>`) : runOf(value);
  return plain.replace(/<w:sdtContent>[\s\S]*<\/w:sdtContent>/u, () => `<w:sdtContent>${filled}</w:sdtContent>`);
}

const WORDS = new Set<Answer['kind']>(['text', 'long-text', 'quotes', 'list']);

/** What stands at a field's place: nothing while it is open; an answer in words carries its mark, since the form's own question cannot. */
function placed(answer: Answer): string {
  if (answer.state === 'to-ask') return '';
  const marked = answer.keepFromFamily && answer.state === 'known' && answer.field !== 'keep-from-family' && WORDS.has(answer.kind);
  return marked ? `${sayAnswer(answer)} [${KEEP}]` : sayAnswer(answer);
}

/**
 * The authority's own form, filled by placeholders `{field-id}` and content controls tagged with a field's id.
 * What is not known stays empty or says so; a placeholder that is no field is emptied. Throws a sentence when the file is no form.
 */
export function fillForm(bytes: Uint8Array, draft: ReferralDraft, options: TextOptions = {}): Uint8Array {
  const shown = new Map(shownAnswers(answersOf(options.forFamily ? familyCopy(draft) : draft)).map((a) => [a.key, printable(placed(a))]));
  const zip = open(bytes);
  zip.file(DOCUMENT, partOf(zip).replace(control, (xml) => { const tag = tagOf(xml); return tag && shown.has(tag) ? fillControl(xml, shown.get(tag) ?? '') : xml; }));
  const template = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false, parser: (tag: string) => ({ get: () => shown.get(tag) ?? '' }) });
  template.render({});
  return template.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}
