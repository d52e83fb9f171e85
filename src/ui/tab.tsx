import { lazy, Suspense, useState } from 'react';
import { offersThreads } from '../ports';
import { DangerPanel } from './review/danger-panel';
import { ConsultationProvider } from './shared/consultation';
import { useLook } from './shared/look';
import { useServices } from './shared/services';
import { Consultation } from './task-pane';
import { ThreadPicker } from './thread-picker';

const OverviewScreen = lazy(() => import(/* webpackChunkName: "overview" */ './overview/overview-screen').then((m) => ({ default: m.OverviewScreen })));
const CasePage = lazy(() => import(/* webpackChunkName: "case" */ './case/case-page').then((m) => ({ default: m.CasePage })));

type View = 'thread' | 'overview';
const views: Record<View, string> = { thread: 'This thread', overview: 'Overview' };

function Views({ now, onGo }: { now: View; onGo: (view: View) => void }) {
  const look = useLook();
  return (
    <nav className={look.steps} aria-label="Views">
      {(Object.keys(views) as View[]).map((view) => (
        <button key={view} type="button" className={`${look.step} ${view === now ? look.stepNow : ''}`} aria-current={view === now ? 'page' : undefined} onClick={() => onGo(view)}>{views[view]}</button>
      ))}
    </nav>
  );
}

/** Cases of the overview, or one of them. */
function Overview() {
  const [caseKey, setCaseKey] = useState<string>();
  return (
    <Suspense fallback={<p role="status">One moment…</p>}>
      {caseKey ? <CasePage key={caseKey} caseKey={caseKey} onBack={() => setCaseKey(undefined)} /> : <OverviewScreen onOpen={setCaseKey} />}
    </Suspense>
  );
}

/** The tab in Teams: the panel about a thread, and the overview of cases. The danger panel stands first in both. */
export function Tab() {
  const look = useLook();
  const { messages } = useServices();
  const [view, setView] = useState<View>('thread');
  const nav = <Views now={view} onGo={setView} />;
  return (
    <ConsultationProvider>
      {/* The consultation stays as it was while the overview is looked at. */}
      <div hidden={view !== 'thread'}>
        <Consultation below={view === 'thread' && <>{nav}{offersThreads(messages) && <ThreadPicker source={messages} />}</>} />
      </div>
      {view === 'overview' && <main className={look.pane}><DangerPanel />{nav}<Overview /></main>}
    </ConsultationProvider>
  );
}
