import { useId } from 'react';
import { consentRules, legalOf, type ConsentAnswer, type Counted, type HeldRule, type Settling } from '../../core/decision';
import type { Pack } from '../../core/pack';
import { useConsultation } from '../shared/consultation';
import { PickOne } from '../shared/fields';
import { useLook } from '../shared/look';
import { words } from './words';

const blank: ConsentAnswer = { agreement: 'unknown', tellParents: 'unknown', why: '' };

function Rule({ held: { rule }, pack }: { held: HeldRule; pack: Pack }) {
  const look = useLook();
  return (
    <>
      {rule.overridesLevel && <strong>Whatever the level: </strong>}{rule.says}
      <p className={look.quiet}>{pack.sources[rule.cite.source]?.title ?? rule.cite.source}, {rule.cite.section}. Record: {rule.record.join('; ')}.</p>
    </>
  );
}

/** The authority's own question on the young person's agreement, unless the message says that the child is younger. */
function OwnAgreement({ pack }: { pack: Pack }) {
  const look = useLook();
  const { read } = useConsultation();
  const young = pack.consent.youngPerson;
  const age = read?.facts.child.age;
  if (!young || (age && !age.unsure && age.value < young.fromAge)) return null;
  return <p className={look.plain}>{young.question} <span className={look.quiet}>Write the answer below. {pack.sources[young.cite.source]?.title ?? young.cite.source}, {young.cite.section}.</span></p>;
}

/** Agreement to help, and whether the parents know: two questions, with the rules that hold here beside them. */
export function ConsentSection({ pack, settling, counted }: { pack: Pack; settling: Settling; counted: Counted }) {
  const look = useLook();
  const id = useId();
  const { change } = useConsultation();
  const rules = consentRules(pack, counted, settling.level, settling.legal ?? legalOf(pack, settling.level));
  const answer = settling.consent;
  const set = (part: Partial<ConsentAnswer>) => change({ consent: { ...blank, ...answer, ...part } });
  return (
    <section aria-label={words.consent} className={look.field}>
      <h3 className={look.subheading}>{pack.hasMatrix ? '3' : '2'}. {words.consent}</h3>
      {pack.pathway.decisions[2] && <p className={look.quiet}>{pack.pathway.decisions[2].title} {pack.pathway.decisions[2].help}</p>}
      {rules.some(({ ask }) => !ask) && (
        <div className={look.card}>
          <p className={look.plain}><strong>{words.consentRules}</strong></p>
          <ul className={look.list}>{rules.filter(({ ask }) => !ask).map((held) => <li key={held.rule.id}><Rule held={held} pack={pack} /></li>)}</ul>
        </div>
      )}
      <OwnAgreement pack={pack} />
      {rules.some(({ ask }) => ask) && (
        <details>
          <summary>{words.consentAsk}</summary>
          <ul className={look.list}>{rules.filter(({ ask }) => ask).map((held) => <li key={held.rule.id}><strong>{held.ask}</strong> <Rule held={held} pack={pack} /></li>)}</ul>
        </details>
      )}
      <PickOne legend={words.agreement} value={answer?.agreement === 'unknown' ? null : (answer?.agreement ?? null)} onPick={(agreement) => set({ agreement })}
        choices={(['given', 'refused', 'not-sought', 'not-needed'] as const).map((value) => ({ value, label: words.agreements[value] }))} />
      <PickOne legend={words.tell} value={answer?.tellParents === 'unknown' ? null : (answer?.tellParents ?? null)} onPick={(tellParents) => set({ tellParents })}
        choices={(['told', 'will-tell', 'not-told'] as const).map((value) => ({ value, label: words.tells[value] }))} />
      <label htmlFor={id}>{words.why}</label>
      <textarea id={id} className={look.input} rows={2} value={answer?.why ?? ''} onChange={(e) => set({ why: e.target.value })} />
    </section>
  );
}
