import { useState } from 'react';
import type { Reminder } from '../../ports';
import { Button } from '../shared/button';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { words } from './words';

type Asked = { state: 'not-asked' } | { state: 'asking' } | { state: 'putting' } | { state: 'kept' } | { state: 'not-kept'; says: string };

/** A reminder in the person's own To Do, once they have read why their consent is asked for. */
export function Remind({ reminder }: { reminder: Reminder }) {
  const look = useLook();
  const { reminders } = useServices();
  const [asked, setAsked] = useState<Asked>({ state: 'not-asked' });
  if (!reminders) return null;
  const put = async () => {
    setAsked({ state: 'putting' });
    setAsked(await reminders.put(reminder).catch(() => ({ state: 'not-kept' as const, says: words.remind.failed })));
  };
  if (asked.state === 'kept') return <p role="status" className={look.good}>{words.remind.kept}</p>;
  return (
    <div className={look.field}>
      {asked.state === 'not-asked' && <div><Button size="small" onClick={() => setAsked({ state: 'asking' })}>{words.remind.offer}</Button></div>}
      {asked.state !== 'not-asked' && (
        <>
          <p className={look.plain}>{words.remind.why}</p>
          <div className={look.row}>
            <Button size="small" appearance="primary" disabled={asked.state === 'putting'} onClick={() => void put()}>{asked.state === 'putting' ? words.remind.putting : words.remind.goOn}</Button>
            <Button size="small" onClick={() => setAsked({ state: 'not-asked' })}>{words.remind.not}</Button>
          </div>
        </>
      )}
      {asked.state === 'not-kept' && <p role="alert" className={look.warning}>{asked.says}</p>}
    </div>
  );
}
