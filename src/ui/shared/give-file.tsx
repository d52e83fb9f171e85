import { Button } from '@fluentui/react-components';
import { useState } from 'react';

/** Hands a file to the person through the browser's own download. */
function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A button that gives a file; its content is made when it is pressed. */
export function GiveFile({ label, name, type, make }: { label: string; name: string; type: 'text/csv' | 'application/json'; make: () => string }) {
  const [given, setGiven] = useState(false);
  return (
    <span>
      <Button size="small" onClick={() => { download(name, `${type};charset=utf-8`, make()); setGiven(true); }}>{label}</Button>
      <span role="status">{given ? ' Given as a download. Keep it where only those who may see it can.' : ''}</span>
    </span>
  );
}
