import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { sayAnswer, sayHappening, shownAnswers, type Answer, type DraftSection, type ReferralDraft, type TextOptions } from '../../core/referral';
import { printable } from './printable';

const lines = (text: string): Paragraph[] => printable(text).split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));

const cell = (children: Paragraph[], percent: number): TableCell => new TableCell({ children, width: { size: percent, type: WidthType.PERCENTAGE } });

const head = (label: string): Paragraph => new Paragraph({ children: [new TextRun({ text: label, bold: true })] });

function tableOf(answers: Answer[], options: TextOptions): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: [cell([head('Question')], 35), cell([head('Answer')], 65)] }),
      ...answers.map((answer) => new TableRow({ children: [cell(lines(answer.label), 35), cell(lines(sayAnswer(answer, options)), 65)] })),
    ],
  });
}

const sectionOf = (section: DraftSection, options: TextOptions): (Paragraph | Table)[] => {
  const answers = shownAnswers(section.answers, options);
  return answers.length ? [new Paragraph({ text: printable(section.title), heading: HeadingLevel.HEADING_2 }), tableOf(answers, options), new Paragraph('')] : [];
};

/** Our own layout of a referral: headings, tables with header rows, British English, a title. */
export async function wordOf(draft: ReferralDraft, options: TextOptions = {}): Promise<Blob> {
  const document = new Document({
    title: draft.form.title, creator: '', description: '',
    styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } } } },
    sections: [{ children: [
      new Paragraph({ text: draft.form.title, heading: HeadingLevel.HEADING_1 }),
      new Paragraph(draft.editionName),
      ...draft.sections.flatMap((section) => sectionOf(section, options)),
      ...(draft.chronology.length && !options.forFamily ? [new Paragraph({ text: 'What happened when', heading: HeadingLevel.HEADING_2 }), ...draft.chronology.map((h) => new Paragraph(printable(sayHappening(h))))] : []),
    ] }],
  });
  return Packer.toBlob(document);
}
