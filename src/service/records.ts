import { caseKeyFrom, type CaseEvent } from '../core/case';
import { decidedAs, type Suggestion, type Decision, type ThresholdDecision } from '../core/decision';
import { closingProblems, replyDue, stageDue } from '../core/escalation';
import { writerOf, type Message, type Reading } from '../core/evidence';
import { whyNotSignOff } from '../core/oversight';
import type { Pack } from '../core/pack';
import type { Checked } from '../core/referral';
import type { Holidays } from '../core/time';
import type { CasePage, CaseQuery, CaseStore, Clock, Identity, Ids, SaveResult } from '../ports';

export interface RecordsPorts {
  cases: CaseStore;
  identity: Identity;
  clock: Clock;
  ids: Ids;
  holidays: Holidays;
  /** The authority's chosen reading of its reply clock, where its words allow two. */
  clockReading?: string;
}

/** What a practitioner has settled about the open message, ready to be recorded. */
export interface Consulted {
  message: Message;
  reading: Reading;
  suggestions: Suggestion[];
  decisions: Decision[];
  settled: ThresholdDecision;
  /** Initials or "no names"; never the child's name. */
  childLabel: string;
  setting: string;
  domain: string;
  age: number | null;
  noNames?: boolean;
  note?: string;
  prompts?: { id: string; title: string; used: boolean; why: string }[];
  reflections?: { id: string; asks: string; answer: string }[];
}

export interface ReferralMade {
  caseKey: string;
  form: string;
  to: string;
  sentBy: 'portal' | 'document' | 'phone' | 'mail';
  sentAt: Date;
  settled: ThresholdDecision;
  answers: { question: string; answer: string; from?: string; confirmed?: boolean; checked?: Checked }[];
  document?: string;
  /** As the draft names them: the reader's builds, and the edition whose form it is. */
  readerBuild?: string;
  packEdition: string;
}

export interface EscalationMade {
  caseKey: string;
  /** Left out for a new escalation; the same id for a further stage. */
  escalationId?: string;
  ground: string;
  stage: number;
  atRisk: boolean;
  withWhom: string;
  why: string;
  wanted: string;
  risk: string;
  happenedAt: Date;
  /** The decision that is challenged, who made it, and when it was given. */
  challenged?: string;
  alternative?: string;
  wantedBy?: string;
  /** Whose advice was taken (named or designated professional). */
  consulted?: string;
}

/** What was handed over cannot be recorded as it is. `says` tells the person what is missing. */
export class Incomplete extends Error {
  override name = 'Incomplete';
  constructor(readonly says: string) { super('the entry is incomplete'); }
}

/** What a save gives back, with the events that were written or are still to be written: nothing is lost. */
export interface Recorded {
  result: SaveResult;
  events: CaseEvent[];
}

const kindOfDecision = (suggestion: Suggestion, decisions: Decision[]) => decisions.find((d) => d.suggestionId === decidedAs(suggestion));

/** Quotations relied on or rejected, with each decision; undecided ones are left out. The message's body is never kept. */
function quotedEvidence({ suggestions, decisions, message }: Consulted): Extract<CaseEvent, { kind: 'consultation' }>['evidence'] {
  return suggestions.flatMap((suggestion) => {
    const decision = kindOfDecision(suggestion, decisions);
    if (!decision) return [];
    return suggestion.evidence.map((evidence) => ({
      text: evidence.quote.text, row: evidence.row, level: decision.level ?? suggestion.level ?? evidence.level,
      decision: decision.decision, reason: decision.reason,
      author: writerOf(message, evidence.quote.place.part), sentAt: message.parts[evidence.quote.place.part]?.sentAt ?? message.sentAt,
    }));
  });
}

const settledShape = ({ authority, edition, editionName, level, legal }: ThresholdDecision) => ({ authority, edition, editionName, level, legal });

/** The entry as it is now, under the keys of the one that it takes the place of. */
function underKeysOf(earlier: CaseEvent | undefined, now: CaseEvent): CaseEvent {
  if (!earlier || earlier.kind !== now.kind) return now;
  const { id, caseKey } = earlier;
  return earlier.kind === 'escalation' && now.kind === 'escalation' ? { ...now, id, caseKey, escalationId: earlier.escalationId } : { ...now, id, caseKey };
}

/** An event of which the service fills in who, when recorded, and the client key. */
type Draft<K extends CaseEvent['kind']> = Omit<Extract<CaseEvent, { kind: K }>, 'id' | 'recordedAt' | 'by' | 'kind' | 'caseKey'>;

/** How often another case key is drawn: that a second one is taken as well happens to nobody. */
const DRAWS = 3;

/** Makes entries and stores them. `instead`: the entries of an earlier press whose keys they take over. */
function makeWriting(ports: RecordsPorts, instead?: readonly CaseEvent[]) {
  const stamp = async <K extends CaseEvent['kind']>(kind: K, caseKey: string, draft: Draft<K>) => {
    const { name, upn, objectId, role } = await ports.identity.me();
    return { ...draft, kind, caseKey, id: ports.ids.next(), recordedAt: ports.clock.now().toISOString(), by: { name, upn, objectId, role } } as Extract<CaseEvent, { kind: K }>;
  };
  const append = async (events: CaseEvent[]): Promise<Recorded> => {
    const result = await ports.cases.append(events);
    return { result, events: result.state === 'saved' && result.stands ? result.stands : events };
  };
  const save = (made: CaseEvent[]): Promise<Recorded> => append(instead?.length === made.length ? made.map((event, at) => underKeysOf(instead[at], event)) : made);

  return {
    /** Records a consultation as a new case. A key that another case has already is noticed at the save, and another is drawn. */
    async consultation(consulted: Consulted): Promise<Recorded> {
      const now = ports.clock.now();
      const { settled, reading, message } = consulted;
      const event = await stamp('consultation', caseKeyFrom(ports.ids.next(), now), {
        happenedAt: now.toISOString(), childLabel: consulted.childLabel, setting: consulted.setting, domain: consulted.domain, age: consulted.age,
        suggested: settled.suggested, settled: settledShape(settled), differsBecause: settled.differsBecause, immediate: settled.immediate,
        consent: { agreement: settled.consent.agreement, tellParents: settled.consent.tellParents, why: settled.consent.why },
        routes: settled.routes, evidence: quotedEvidence(consulted), messageId: message.id, readerBuild: reading.build, noNames: consulted.noNames, note: consulted.note, prompts: consulted.prompts, reflections: consulted.reflections,
      });
      let recorded = await save([event]);
      // Of a new case nobody knows yet: what is there already belongs to another one.
      for (let more = DRAWS; more > 0 && recorded.result.state === 'changed-elsewhere'; more -= 1) {
        recorded = await append(recorded.events.map((one) => ({ ...one, caseKey: caseKeyFrom(ports.ids.next(), now) })));
      }
      return recorded;
    },

    /** Records a referral as it was shown, and starts the reply clock of the authority. */
    async referral(made: ReferralMade, pack: Pack): Promise<Recorded> {
      const due = replyDue(pack, made.settled.level, made.sentAt, ports.holidays, ports.clockReading);
      const event = await stamp('referral', made.caseKey, {
        happenedAt: made.sentAt.toISOString(), form: made.form, settled: settledShape(made.settled), to: made.to, sentBy: made.sentBy,
        replyDueAt: due?.at.toISOString() ?? null, replyDueRule: due?.rule ?? null, answers: made.answers, document: made.document, readerBuild: made.readerBuild, packEdition: made.packEdition,
      });
      return save([event]);
    },

    /** Records an escalation, or its next stage, with the due time of the authority's ladder. */
    async escalation(made: EscalationMade, pack: Pack): Promise<Recorded> {
      const due = stageDue(pack, made.stage, made.happenedAt, made.atRisk, ports.holidays);
      const stage = pack.escalation.stages.find((s) => s.number === made.stage);
      const event = await stamp('escalation', made.caseKey, {
        happenedAt: made.happenedAt.toISOString(), escalationId: made.escalationId ?? ports.ids.next(), ground: made.ground, stage: made.stage,
        stageTitle: stage?.title ?? `Stage ${made.stage}`, placeholderLadder: pack.escalation.placeholder, withWhom: made.withWhom,
        why: made.why, wanted: made.wanted, risk: made.risk, dueAt: due.at.toISOString(), dueRule: due.rule,
        atRisk: made.atRisk, challenged: made.challenged, alternative: made.alternative, wantedBy: made.wantedBy, consulted: made.consulted,
      });
      return save([event]);
    },

    /**
     * Closes an escalation.
     * @throws {Incomplete} without outcome, reason and the date on which it was resolved
     */
    async escalationClosed(caseKey: string, draft: Draft<'escalation-closed'>): Promise<Recorded> {
      const problems = closingProblems(draft, '0000-01-01', ports.clock.now());
      if (problems.length) throw new Incomplete(problems.join(' '));
      return save([await stamp('escalation-closed', caseKey, draft)]);
    },

    /**
     * Records a manager's sign-off or return of a case.
     * @param events the case as the manager saw it
     * @throws {Incomplete} for one's own work, or without comment and rationale
     */
    async signOff(caseKey: string, events: readonly CaseEvent[], draft: Draft<'sign-off'>): Promise<Recorded> {
      const why = whyNotSignOff(events, await ports.identity.me());
      if (why) throw new Incomplete(why);
      if (!draft.comment.trim() || !draft.rationale.trim()) throw new Incomplete('Write the comment and the reason.');
      return save([await stamp('sign-off', caseKey, draft)]);
    },

    /** Records any other kind of event: a phone call, a reply, a contact, an impact, a note. */
    async other<K extends Exclude<CaseEvent['kind'], 'consultation' | 'referral' | 'escalation' | 'escalation-closed' | 'sign-off'>>(kind: K, caseKey: string, draft: Draft<K>): Promise<Recorded> {
      return save([await stamp(kind, caseKey, draft)]);
    },
  };
}

/** What records an entry: under its own keys, or under those of an earlier press. */
export type Writing = ReturnType<typeof makeWriting>;

/**
 * Writes what happened, through the case store.
 *
 * Each event carries its own client key from the moment it is made, so that saving the same events again
 * stores them once. When a save fails the events come back unsaved: the caller shows "not saved yet" and
 * saves `under` the same events.
 */
export function makeRecords(ports: RecordsPorts) {
  return {
    ...makeWriting(ports),

    /**
     * Saves what the person sees now in place of what could not be saved before, under the same keys: if the earlier press did
     * arrive, it is not stored twice, and `result.stands` holds what was stored. What is saved beside it keeps its own keys.
     */
    under: (unsaved: readonly CaseEvent[]): Writing => makeWriting(ports, unsaved),

    ratings: (sample: string): Promise<CaseEvent[]> => ports.cases.ratings(sample),
    chronology: (caseKey: string): Promise<CaseEvent[]> => ports.cases.chronology(caseKey),
    list: (query: CaseQuery): Promise<CasePage> => ports.cases.list(query),
  };
}

export type Records = ReturnType<typeof makeRecords>;
