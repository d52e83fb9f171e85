import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Setting } from './desk';
import { useLooks } from './looks';
import { useOfficeHost, type OfficeEvents, type OfficeItem } from './office-host';

const NARROWEST = 320;
const WIDEST = 760;
const within = (width: number) => Math.min(WIDEST, Math.max(NARROWEST, width));

/** The bar between message and pane: dragged, or moved with the arrow keys. */
function Handle({ width, onWidth, onHold }: { width: number; onWidth: (width: number) => void; onHold: (held: boolean) => void }) {
  const looks = useLooks();
  const start = useRef<{ x: number; width: number }>();
  const key = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 10, ArrowRight: -10 }[event.key];
    if (step === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    onWidth(within(event.key === 'Home' ? NARROWEST : event.key === 'End' ? WIDEST : width + (step ?? 0)));
  };
  const down = (event: PointerEvent<HTMLDivElement>) => { event.currentTarget.setPointerCapture(event.pointerId); start.current = { x: event.clientX, width }; onHold(true); };
  const up = () => { start.current = undefined; onHold(false); };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a separator that can be moved is a control (ARIA window splitter)
    <div role="separator" tabIndex={0} className={looks.handle} aria-orientation="vertical" aria-label="Width of the task pane" aria-valuenow={width} aria-valuemin={NARROWEST} aria-valuemax={WIDEST}
      onKeyDown={key} onPointerDown={down} onPointerUp={up} onPointerCancel={up} onPointerMove={({ clientX }) => { if (start.current) onWidth(within(start.current.width + start.current.x - clientX)); }} />
  );
}

/** The real task pane, in a frame as wide as the person drags it. */
export function TaskPaneFrame({ item, setting, events }: { item: OfficeItem; setting: Setting; events: OfficeEvents }) {
  const looks = useLooks();
  const frame = useRef<HTMLIFrameElement>(null);
  const [width, setWidth] = useState(400);
  const [held, setHeld] = useState(false);
  useOfficeHost(frame, item, setting, events);
  return (
    <>
      <Handle width={width} onWidth={setWidth} onHold={setHeld} />
      <section className={looks.pane} style={{ width }} aria-label="Task pane">
        <div className={looks.paneHead}><span>Threshold consultation</span></div>
        <iframe ref={frame} className={`${looks.paneFrame} ${held ? looks.holding : ''}`} title="Threshold consultation" src={`taskpane.html?as=${encodeURIComponent(setting.person.upn)}&ahead=${setting.ahead}`} />
      </section>
    </>
  );
}
