import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { answersOf, CHRONOLOGY, familyCopy, isInWords, isMarked, KEEP, sayAnswer, sayChronology, shownAnswers, type Answer, type ReferralDraft, type TextOptions } from '../../core/referral';
import type { FormCheck } from '../../ports';
import { printable } from './printable';

const DOCUMENT = 'word/document.xml';
const placeholder = /\{([^{}\n]*)\}/gu;
const filledParts = /^word\/(?:document|header\d*|footer\d*)\.xml$/u;
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
/** The page with its headers and footers: the parts that can hold an answer. */
const partsOf = (zip: PizZip): string[] => [DOCUMENT, ...Object.keys(zip.files).filter((name) => filledParts.test(name) && name !== DOCUMENT)];
const xmlOf = (zip: PizZip, part: string): string => zip.file(part)?.asText() ?? '';

/** Looks through an authority's own form: which fields have a place, which placeholders nobody knows, what is missing. */
export function checkForm(bytes: Uint8Array, fields: readonly { id: string; need: string }[]): FormCheck {
  const zip = open(bytes);
  const xml = partsOf(zip).map((part) => xmlOf(zip, part));
  const tags = xml.flatMap((one) => [...one.matchAll(control)].flatMap((m) => tagOf(m[0]) ?? []));
  const marks = [...new Set([...xml.flatMap((one) => [...textOf(one).matchAll(placeholder)].map((m) => (m[1] ?? '').trim())), ...tags])];
  const ids = new Set([...fields.map((f) => f.id), CHRONOLOGY]);
  const known = (mark: string) => ids.has(mark.replace(/~\d+$/u, ''));
  const broken: string[] = [];
  try { new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false }); } catch { broken.push('A placeholder is opened with { and not closed with }, or the other way round.'); }
  return { found: marks.filter(known), unknown: marks.filter((m) => !known(m)), without: fields.filter((f) => f.need === 'M' && !marks.includes(f.id)).map((f) => f.id), broken };
}

const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
const runOf = (value: string): string => `<w:r>${value.split('\n').map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`).join('<w:br/>')}</w:r>`;

/** Puts a value into a content control: its first run's place is taken. A placeholder text goes, and a binding, from which Word would put back the old value. */
function fillControl(xml: string, value: string): string {
  const plain = xml.replace(/<w:showingPlcHdr\/>|<w(?:15)?:dataBinding\b[^>]*\/>/gu, '');
  const body = /<w:sdtContent>([\s\S]*)<\/w:sdtContent>/u.exec(plain)?.[1] ?? '';
  const runs = /<w:r[ >][\s\S]*<\/w:r>/u;
  return plain.replace(/<w:sdtContent>[\s\S]*<\/w:sdtContent>/u, () => `<w:sdtContent>${withRun(body, runs, runOf(value))}</w:sdtContent>`);
}

/** A run in the place of those there are, else in the first paragraph, which may be written short. */
function withRun(body: string, runs: RegExp, run: string): string {
  if (runs.test(body)) return body.replace(runs, () => run);
  const whole = body.replace(/<w:p((?: [^>]*)?)\/>/u, (_short, attributes: string) => `<w:p${attributes}></w:p>`);
  return whole.includes('</w:p>') ? whole.replace('</w:p>', () => `${run}</w:p>`) : run;
}

/** What stands at a field's place: nothing while it is open, save where the messages disagree: that is said with what they say; an answer in words carries its mark, since the form's own question cannot. */
function placed(answer: Answer): string {
  if (answer.state === 'to-ask') return answer.conflict ? sayAnswer(answer) : '';
  return isMarked(answer) && isInWords(answer) ? `${sayAnswer(answer)} [${KEEP}]` : sayAnswer(answer);
}

/**
 * The authority's own form, filled by placeholders `{field-id}` and content controls tagged with a field's id; `{chronology}` is what
 * happened when, a line each.
 * What is not known stays empty or says so; a placeholder that is no field is emptied. Throws a sentence when the file is no form.
 */
export function fillForm(bytes: Uint8Array, draft: ReferralDraft, options: TextOptions = {}): Uint8Array {
  const copied = options.forFamily ? familyCopy(draft) : draft;
  const shown = new Map([[CHRONOLOGY, printable(sayChronology(copied))], ...shownAnswers(answersOf(copied)).map((a): [string, string] => [a.key, printable(placed(a))])]);
  const zip = open(bytes);
  const template = new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, errorLogging: false, parser: (tag: string) => ({ get: () => shown.get(tag.trim()) ?? '' }) });
  template.render({});
  const filled = template.getZip();
  // Last: what an answer holds is never read as a placeholder.
  for (const part of partsOf(filled)) filled.file(part, xmlOf(filled, part).replace(control, (xml) => { const tag = tagOf(xml); return tag && shown.has(tag) ? fillControl(xml, shown.get(tag) ?? '') : xml; }));
  return filled.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
