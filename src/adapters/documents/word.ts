import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { familyCopy, sayAnswer, sayHappening, sayLabel, sayReader, shownAnswers, type Answer, type DraftSection, type ReferralDraft, type TextOptions } from '../../core/referral';
import { printable } from './printable';

const lines = (text: string): Paragraph[] => printable(text).split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));

const cell = (children: Paragraph[], percent: number): TableCell => new TableCell({ children, width: { size: percent, type: WidthType.PERCENTAGE } });

const head = (label: string): Paragraph => new Paragraph({ children: [new TextRun({ text: label, bold: true })] });

function tableOf(answers: Answer[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: [cell([head('Question')], 35), cell([head('Answer')], 65)] }),
      ...answers.map((answer) => new TableRow({ cantSplit: true, children: [cell(lines(sayLabel(answer)), 35), cell(lines(sayAnswer(answer)), 65)] })),
    ],
  });
}

const sectionOf = (section: DraftSection): (Paragraph | Table)[] => {
  const answers = shownAnswers(section.answers);
  return answers.length ? [new Paragraph({ text: printable(section.title), heading: HeadingLevel.HEADING_2, keepNext: true }), tableOf(answers), new Paragraph('')] : [];
};

/** Our own layout of a referral: headings, tables with header rows, British English, a title. */
export async function wordOf(whole: ReferralDraft, options: TextOptions = {}): Promise<Blob> {
  const draft = options.forFamily ? familyCopy(whole) : whole;
  const document = new Document({
    title: draft.form.title, creator: '', description: '',
    styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } } } },
    sections: [{ children: [
      new Paragraph({ text: draft.form.title, heading: HeadingLevel.HEADING_1 }),
      new Paragraph(draft.editionName),
      ...draft.sections.flatMap((section) => sectionOf(section)),
      ...(draft.chronology.length ? [new Paragraph({ text: 'What happened when', heading: HeadingLevel.HEADING_2 }), ...draft.chronology.map((h) => new Paragraph(printable(sayHappening(h))))] : []),
      ...sayReader(draft).map((says) => new Paragraph(says)),
    ] }],
  });
  return Packer.toBlob(document);
}
