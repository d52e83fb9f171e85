import { useState } from 'react';
import { Button } from './button';
import { download } from './download';

/** A button that gives a file; its content is made when it is pressed. */
export function GiveFile({ label, name, type, make }: { label: string; name: string; type: 'text/csv' | 'application/json'; make: () => string }) {
  const [given, setGiven] = useState(false);
  return (
    <span>
      <Button size="small" onClick={() => { download(name, new Blob([make()], { type: `${type};charset=utf-8` })); setGiven(true); }}>{label}</Button>
      <span role="status">{given ? ' Given as a download. Keep it where only those who may see it can.' : ''}</span>
    </span>
  );
}
