import { useState } from 'react';
import type { CaseSummary } from '../../core/case';
import { channelText, childRecord } from '../../core/oversight';
import { Button } from '../shared/button';
import { GiveFile } from '../shared/give-file';
import { useLook } from '../shared/look';
import { useWho } from '../shared/me';
import { useServices } from '../shared/services';
import type { CaseFile } from './case-file';
import { CopyText } from '../shared/copy-text';
import { wording } from '../wording';
import { words } from './words';

/** A reference for a channel: key, authority, clock and link, and nothing else. */
function ShareReference({ summary }: { summary: CaseSummary }) {
  const look = useLook();
  const { host, clock } = useServices();
  const [said, setSaid] = useState('');
  const { share, linkTo } = host;
  // The plain link stands beside the host's own: some places do not open the host's.
  const text = [channelText(summary, clock.now()), linkTo?.(summary.caseKey)].filter(Boolean).join(' · ');
  const press = async () => {
    try { await share?.(text, summary.caseKey); setSaid('Handed to the host.'); } catch { setSaid('Could not be shared here. Copy the reference instead.'); }
  };
  return (
    <div className={look.field}>
      <p className={look.quiet}>A channel is never told more than this: {text}</p>
      <div className={look.row}>{share && <Button size="small" onClick={() => void press()}>Share the reference</Button>}<CopyText text={text} label="Copy the reference" /> <span role="status">{said}</span></div>
    </div>
  );
}

/** What may be handed on: a bare reference to a channel, and the whole record to the child's family on request. */
export function HandOn({ file, summary }: { file: CaseFile; summary: CaseSummary }) {
  const look = useLook();
  const { clock } = useServices();
  const { me, failed, again } = useWho();
  return (
    <details>
      <summary>{words.handOn}</summary>
      <div className={look.field}>
        <ShareReference summary={summary} />
        <p className={look.quiet}>Export for a data protection request: all that happened under this key, with the log of whom it was shared with. Have it checked before it is handed over.</p>
        {!me && (failed ? <p role="alert" className={look.warning}>{words.noExport} <Button size="small" onClick={again}>{words.tryAgain}</Button></p> : <p role="status">{wording.step.waiting}</p>)}
        {me && <GiveFile label="Export this record (JSON)" name={`${file.caseKey}.json`} type="application/json" make={() => JSON.stringify(childRecord(file.events, me.name, clock.now()), null, 2)} />}
      </div>
    </details>
  );
}
