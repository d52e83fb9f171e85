import { useState } from 'react';
import { isCaseKey } from '../core/case';
import { offersThreads } from '../ports';
import type { OverviewPlace } from './overview/overview-screen';
import { DangerPanel } from './review/danger-panel';
import { ConsultationProvider } from './shared/consultation';
import { late } from './shared/late';
import { useLook } from './shared/look';
import { useServices } from './shared/services';
import { Consultation } from './task-pane';
import { ThreadPicker } from './thread-picker';

const OverviewScreen = late(() => import(/* webpackChunkName: "overview" */ './overview/overview-screen').then((m) => m.OverviewScreen));
const CasePage = late(() => import(/* webpackChunkName: "case" */ './case/case-page').then((m) => m.CasePage));

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
function Overview({ caseKey, onOpen, place, onPlace }: { caseKey: string | undefined; onOpen: (caseKey: string | undefined) => void; place: OverviewPlace; onPlace: (place: OverviewPlace) => void }) {
  return caseKey ? <CasePage key={caseKey} caseKey={caseKey} onBack={() => onOpen(undefined)} /> : <OverviewScreen onOpen={onOpen} place={place} onPlace={onPlace} />;
}

/** The tab in Teams: the panel about a thread, and the overview of cases. The danger panel stands first in both. */
export function Tab() {
  const look = useLook();
  const { messages, host } = useServices();
  const linked = host.openedCase && isCaseKey(host.openedCase) ? host.openedCase : undefined;
  const [view, setView] = useState<View>(linked ? 'overview' : 'thread');
  const [caseKey, setCaseKey] = useState(linked);
  const [place, setPlace] = useState<OverviewPlace>({ section: 'cases', queue: undefined });
  const nav = <Views now={view} onGo={(to) => { setView(to); setCaseKey(undefined); }} />;
  return (
    <ConsultationProvider>
      {/* The consultation stays as it was while the overview is looked at. */}
      <div hidden={view !== 'thread'}>
        <Consultation below={view === 'thread' && <>{nav}{offersThreads(messages) && <ThreadPicker source={messages} />}</>} />
      </div>
      {view === 'overview' && <main className={look.pane}><DangerPanel general />{nav}<Overview caseKey={caseKey} onOpen={setCaseKey} place={place} onPlace={setPlace} /></main>}
    </ConsultationProvider>
  );
}
