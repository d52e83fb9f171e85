import { useEffect, useState } from 'react';
import { people, type LocalPerson } from '../identity';
import type { ThemeName } from '../../ui/shared/host-theme';
import { useLooks } from './looks';
import { ListsView } from './lists-view';
import { OutlookView } from './outlook-view';
import { readSamples, type Samples } from './samples';
import { TeamsView } from './teams-view';

export type { ThemeName };

const VIEWS = { outlook: 'Outlook', teams: 'Teams', lists: 'SharePoint lists' } as const;
type View = keyof typeof VIEWS;

/** Who is using the workbench, how it looks, and how far ahead its clock runs. */
export interface Setting { person: LocalPerson; theme: ThemeName; ahead: number }

const AHEAD: [number, string][] = [[0, 'now'], [24, 'a day ahead'], [72, 'three days ahead'], [168, 'a week ahead'], [720, 'a month ahead']];

function Settings({ setting, onSet }: { setting: Setting; onSet: (change: Partial<Setting>) => void }) {
  const looks = useLooks();
  return (
    <div className={looks.push}>
      <label className={looks.pick}>You are
        <select className={looks.select} value={setting.person.upn} onChange={(e) => onSet({ person: people.find((p) => p.upn === e.target.value) ?? setting.person })}>
          {people.map((person) => <option key={person.upn} value={person.upn}>{person.name}, {person.job}</option>)}
        </select>
      </label>
      <label className={looks.pick}>Theme
        <select className={looks.select} value={setting.theme} onChange={(e) => onSet({ theme: e.target.value as ThemeName })}>
          <option value="light">Light</option><option value="dark">Dark</option><option value="contrast">High contrast</option>
        </select>
      </label>
      <label className={looks.pick}>Clock
        <select className={looks.select} value={setting.ahead} onChange={(e) => onSet({ ahead: Number(e.target.value) })}>
          {AHEAD.map(([hours, says]) => <option key={hours} value={hours}>{says}</option>)}
        </select>
      </label>
    </div>
  );
}

function useSamples(): Samples | 'loading' | 'failed' {
  const [samples, setSamples] = useState<Samples | 'loading' | 'failed'>('loading');
  useEffect(() => { readSamples().then(setSamples, () => setSamples('failed')); }, []);
  return samples;
}

function Shown({ view, setting, samples }: { view: View; setting: Setting; samples: Samples }) {
  if (view === 'outlook') return <OutlookView setting={setting} inbox={samples.mail} />;
  if (view === 'teams') return <TeamsView setting={setting} place={samples.place} />;
  return <ListsView setting={setting} />;
}

/** The whole workbench: a mail program, a Teams channel and the site's lists, each with the real app in it. */
export function Desk() {
  const looks = useLooks();
  const [view, setView] = useState<View>('outlook');
  const [setting, setSetting] = useState<Setting>({ person: people[0] as LocalPerson, theme: 'light', ahead: 0 });
  const samples = useSamples();
  return (
    <div data-theme={setting.theme}>
      <div className={looks.desk}>
        <header className={looks.bar}>
          <h1 className={looks.title}>Workbench</h1>
          <nav className={looks.views} aria-label="Show as">
            {(Object.keys(VIEWS) as View[]).map((name) => (
              <button key={name} type="button" className={`${looks.view} ${name === view ? looks.viewNow : ''}`} aria-current={name === view ? 'page' : undefined} onClick={() => setView(name)}>{VIEWS[name]}</button>
            ))}
          </nav>
          <Settings setting={setting} onSet={(change) => setSetting((was) => ({ ...was, ...change }))} />
        </header>
        <main className={looks.main} aria-label={VIEWS[view]}>
          {samples === 'loading' && <p role="status" className={looks.notice}>Opening the mailbox…</p>}
          {samples === 'failed' && <p role="alert" className={looks.notice}>The workbench’s server does not answer. Start it again with npm start, then reload this page.</p>}
          {typeof samples === 'object' && <Shown view={view} setting={setting} samples={samples} />}
        </main>
      </div>
    </div>
  );
}
