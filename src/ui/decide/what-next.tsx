import { useEffect, useRef } from 'react';
import { nextAfter, type ThresholdDecision } from '../../core/decision';
import { contactFor, levelLabel, type Pack } from '../../core/pack';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { AgeOfPhones, StepsToTake } from '../shared/phone-of';
import { ARRIVED } from '../shared/saving';
import { words } from './words';

type Go = (to: 'referral' | 'record') => void;

/** What the level asks for, in the authority's own steps, and the way to it: the referral first where one is asked for. */
function WhatNext({ pack, settled, onGo }: { pack: Pack; settled: ThresholdDecision; onGo: Go }) {
  const look = useLook();
  const next = nextAfter(pack, settled);
  const access = pack.pathway.access.find((a) => a.level === settled.level);
  const toRecord = <Button appearance={next === 'record' ? 'primary' : undefined} onClick={() => onGo('record')}>{words.toRecord}</Button>;
  return (
    <section aria-label={words.whatNext} className={look.card}>
      <h3 className={look.subheading}>{words.whatNext}</h3>
      {settled.immediate && <p className={look.plain}><strong>{words.telephoneFirst}</strong> {contactFor(pack, 'front-door')?.verified ? words.numberAbove : words.lookUpNumber}</p>}
      <p className={look.plain}>{words.nextSays[next]}</p>
      <div className={look.row}>
        {next === 'record' && toRecord}
        <Button appearance={next === 'record' ? undefined : 'primary'} onClick={() => onGo('referral')}>{words.toReferral[next]}</Button>
        {next !== 'record' && toRecord}
      </div>
      <p className={look.quiet}>{words.nothingGoes}</p>
      {access && (
        <>
          <p className={look.plain}><strong>{words.stepsAt(levelLabel(pack, access.level, settled.legal))}</strong></p>
          <StepsToTake pack={pack} steps={access.steps} />
          <AgeOfPhones pack={pack} of={access.steps} />
          <p className={look.quiet}>{access.consent} {access.reply}</p>
        </>
      )}
    </section>
  );
}

/** After saving: that it is on record, and what comes next. Nothing goes by itself, and nothing is changed here any more. */
export function Saved({ pack, caseKey, settled, justNow, earlier, onGo }: { pack: Pack; caseKey: string; settled: ThresholdDecision | undefined; justNow: boolean; earlier: boolean; onGo: Go }) {
  const look = useLook();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was filled in has gone from the screen: go on reading where it was said.
  useEffect(() => { if (justNow) heading.current?.focus(); }, [justNow]);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>{words.heading}</h2>
      <p className={look.good} role="status">Saved as {caseKey}.{earlier && ` ${ARRIVED}`}</p>
      {settled && <p className={look.plain}>{words.decided} <strong>{settled.level === null ? settled.editionName : levelLabel(settled, settled.level, settled.legal)}</strong></p>}
      <p className={look.quiet}>{words.asSaved}</p>
      {settled && (settled.authority === pack.id ? <WhatNext pack={pack} settled={settled} onGo={onGo} /> : <p role="status" className={look.warning}>{words.otherAuthority(settled.editionName)}</p>)}
    </>
  );
}
