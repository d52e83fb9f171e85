import { useEffect, useId, useRef, useState } from 'react';
import type { Facts } from '../../core/evidence';
import type { Pack } from '../../core/pack';
import type { Addressed, ReplyAbout } from '../../service/panel';
import { land, useArrival } from '../shared/arrival';
import { Button } from '../shared/button';
import { useConsultation } from '../shared/consultation';
import { hostIdOf, isMasked } from '../shared/consultation-state';
import { PickOne } from '../shared/fields';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { childNamesIn, couldBeFamily, isKnownAddress, plainly } from './addresses';
import type { LinkedBody } from './linked-body';
import { words } from './words';

const sayAddressed = ({ name, address }: Addressed): string => plainly(name && name !== address ? `${name} <${address}>` : address);
const list = (addressed: readonly Addressed[]): string => addressed.map(({ address }) => plainly(address)).join(', ');

/** What the person should know of these recipients before a child's matter goes to them. */
function warningsOf(to: readonly Addressed[], facts: Facts, pack: Pack): string[] {
  const family = to.filter((one) => couldBeFamily(one, facts));
  const outside = to.filter((one) => !family.includes(one) && !isKnownAddress(one.address, pack));
  const several = to.filter((one) => one.isList);
  return [
    ...(family.length ? [words.replyFamily(list(family))] : []),
    ...(outside.length ? [words.composeOutside(list(outside), pack.mailDomains.join(', '))] : []),
    ...(several.length ? [words.replyList(list(several))] : []),
  ];
}

/** An address whose last letters stay together where it is cut at the end of a line: no “>” stands on a line of its own. */
function Address({ says }: { says: string }) {
  return <span style={{ overflowWrap: 'anywhere' }}>{says.slice(0, -6)}<span style={{ whiteSpace: 'nowrap' }}>{says.slice(-6)}</span></span>;
}

function WhoGetsIt({ about, toAll, onPick }: { about: ReplyAbout; toAll: boolean; onPick: (toAll: boolean) => void }) {
  const look = useLook();
  const to = toAll ? about.everyone : about.sender;
  return (
    <>
      {about.everyone.length > about.sender.length && (
        <PickOne legend={words.replyWho} value={toAll ? 'all' : 'sender'} onPick={(who) => onPick(who === 'all')} choices={[{ value: 'sender', label: words.replySender }, { value: 'all', label: words.replyAll(about.everyone.length) }]} />
      )}
      <p className={look.plain}>{words.replyTo}</p>
      <ul aria-label={words.replyTo}>{to.map((one) => <li key={one.address}><Address says={sayAddressed(one)} /></li>)}</ul>
    </>
  );
}

/** Who would get the answer and under what subject; then, and by another press, the answer itself. */
function Answering({ about, messageId, pack, body, onClose, onSaid }: { about: ReplyAbout; messageId: string; pack: Pack; body: LinkedBody; onClose: () => void; onSaid: (says: string, isWrong?: boolean) => void }) {
  const look = useLook();
  const { host } = useServices();
  const { read, checkHost } = useConsultation();
  const [toAll, setToAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const heading = useArrival<HTMLHeadingElement>();
  const { draftReply } = host;
  if (!draftReply || !read) return null;
  const warnings = warningsOf(toAll ? about.everyone : about.sender, read.facts, pack);
  const named = childNamesIn(about.subject, read.facts);
  const openIt = async () => {
    const wait = checkHost();
    if (wait) { onSaid(wait, true); return; }
    setBusy(true);
    const made = await body.make().catch(() => undefined);
    if (!made) onSaid(words.mailNotSaved, true);
    else await draftReply({ messageId, toAll, body: made.text }).then(() => { onSaid(made.cut ? words.mailCut : words.replyOpened); onClose(); }, () => onSaid(words.replyFailed, true));
    setBusy(false);
  };
  return (
    <div role="group" aria-labelledby={id} className={look.card}>
      <h4 ref={heading} id={id} tabIndex={-1} className={look.subheading}>{words.replyHeading}</h4>
      <WhoGetsIt about={about} toAll={toAll} onPick={setToAll} />
      <p className={named.length ? look.warning : look.plain} role={named.length ? 'alert' : undefined}>{words.replySubject(plainly(about.subject))} {named.length ? words.replyNames(named.join(', ')) : words.replyNoNames}</p>
      {warnings.map((says) => <p key={says} role="alert" className={look.warning}>{says}</p>)}
      <p className={look.quiet}>{words.replyBelow}</p>
      <div className={look.row}>
        <Button disabled={busy} onClick={() => void openIt()}>{warnings.length ? words.replyAllTheSame : words.replyOpen}</Button>
        <Button disabled={busy} onClick={onClose}>{words.replyNew}</Button>
      </div>
    </div>
  );
}

/** The button that opens something in its own place. `isBack`: that was closed, and where the focus went with it, it comes back here. */
function OpensReply({ isBack, onPress }: { isBack: boolean; onPress: () => void }) {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => { if (isBack) land(around.current?.querySelector('button')); }, [isBack]);
  return <div ref={around}><Button onClick={onPress}>{words.reply}</Button></div>;
}

/** An answer to the open mail, with the summary and the link. Nothing is opened before its recipients and its subject were seen. */
export function ReplyDraft({ pack, body }: { pack: Pack; body: LinkedBody }) {
  const look = useLook();
  const { host } = useServices();
  const consultation = useConsultation();
  const [about, setAbout] = useState<ReplyAbout>();
  const [said, setSaid] = useState<{ says: string; isWrong: boolean }>();
  const [isBack, setBack] = useState(false);
  const { replyAbout } = host;
  const messageId = hostIdOf(consultation);
  // The mail that would be answered has the names.
  if (!replyAbout || messageId === undefined || isMasked(consultation)) return null;
  const say = (says: string, isWrong = false) => setSaid({ says, isWrong });
  const seeWho = async () => {
    setSaid(undefined);
    const wait = consultation.checkHost();
    if (wait) { say(wait, true); return; }
    const found = await replyAbout(messageId).catch(() => undefined);
    if (found?.sender.length) setAbout(found); else say(words.replyNotHere, true);
  };
  return (
    <>
      {about ? <Answering about={about} messageId={messageId} pack={pack} body={body} onClose={() => { setAbout(undefined); setBack(true); }} onSaid={say} /> : <OpensReply isBack={isBack} onPress={() => void seeWho()} />}
      {said && <p role={said.isWrong ? 'alert' : 'status'} className={said.isWrong ? look.error : look.quiet}>{said.says}</p>}
    </>
  );
}
