import { useState, useSyncExternalStore } from 'react';
import type { SignInDesk } from '../../ports';
import { Button } from './button';
import { useLook } from './look';
import { useServices } from './services';

const words = {
  waiting: 'A Microsoft sign-in window is open. Finish there.',
  cancel: 'Stop waiting',
  who: (name: string) => `Signed in as ${name}`,
  through: { host: 'by Outlook or Teams', window: 'in a window of its own' },
  out: 'Sign out and clear this computer',
  gone: 'You are signed out. Unfinished referrals on this computer were removed.',
  failed: 'Unfinished referrals on this computer were removed, but Microsoft’s own sign-out did not finish. Close the browser.',
};

function Bar({ desk, signOut }: { desk: SignInDesk; signOut: () => Promise<void> }) {
  const look = useLook();
  const { name, through, isWaiting } = useSyncExternalStore(desk.watch, desk.now);
  const [said, setSaid] = useState('');
  const leave = () => { setSaid(''); signOut().then(() => setSaid(words.gone), () => setSaid(words.failed)); };
  return (
    <>
      {isWaiting && <div role="status" className={look.notice}>{words.waiting} <Button size="small" onClick={() => desk.cancel()}>{words.cancel}</Button></div>}
      {(name ?? said) && (
        <footer className={look.footer}>
          {name && <><span data-sign-in={through}>{words.who(name)}, {words.through[through ?? 'window']}.</span> <Button size="small" appearance="subtle" onClick={leave}>{words.out}</Button></>}
          {said && !(name && said === words.gone) && <p role="status" className={look.plain}>{said}</p>}
        </footer>
      )}
    </>
  );
}

/** Who is signed in and how, with the way out; and, while a window of Microsoft's is waited for, a way to stop waiting. */
export function SignInBar() {
  const { identity } = useServices();
  return identity.signIn ? <Bar desk={identity.signIn} signOut={() => identity.signOut()} /> : null;
}
