import { useArrival } from '../shared/arrival';
import { useConsultation } from '../shared/consultation';
import { late } from '../shared/late';
import { useLook } from '../shared/look';
import { useMe } from '../shared/me';
import { CasesView } from './cases-view';
import { words } from './words';

const AgreementView = late(() => import(/* webpackChunkName: "oversight" */ './agreement-view').then((m) => m.AgreementView));
const AuditView = late(() => import(/* webpackChunkName: "oversight" */ './audit-view').then((m) => m.AuditView));
const ChallengesView = late(() => import(/* webpackChunkName: "oversight" */ './challenges-view').then((m) => m.ChallengesView));
const SupervisionView = late(() => import(/* webpackChunkName: "oversight" */ './supervision-view').then((m) => m.SupervisionView));
const PracticeView = late(() => import(/* webpackChunkName: "oversight" */ './practice-view').then((m) => m.PracticeView));

const sections = { cases: 'Cases', challenges: 'Challenges', supervision: 'Supervision', agreement: 'Agreement', audit: 'Audit', practice: 'Practice' } as const;
type Section = keyof typeof sections;

/** Where somebody is in the overview; kept while a case is open, so that going back goes back there. */
export interface OverviewPlace { section: keyof typeof sections; queue: string | undefined }

/** Cases and open escalations, and what managers and auditors look for across them. */
export function OverviewScreen({ onOpen, place, onPlace }: { onOpen: (caseKey: string) => void; place: OverviewPlace; onPlace: (place: OverviewPlace) => void }) {
  const look = useLook();
  const me = useMe();
  const { face: pack } = useConsultation();
  const { section } = place;
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>{words.heading}</h2>
      <nav className={look.row} aria-label="Sections of the overview">
        {(Object.keys(sections) as Section[]).map((id) => <button key={id} type="button" className={`${look.step} ${id === section ? look.stepNow : ''}`} style={{ flexGrow: 0 }} aria-current={id === section ? 'page' : undefined} onClick={() => onPlace({ ...place, section: id })}>{sections[id]}</button>)}
      </nav>
      {section === 'cases' && <CasesView me={me} onOpen={onOpen} queue={place.queue} onQueue={(queue) => onPlace({ ...place, queue })} />}
      {section === 'challenges' && <ChallengesView onOpen={onOpen} />}
      {section === 'supervision' && <SupervisionView onOpen={onOpen} />}
      {section === 'agreement' && <AgreementView onOpen={onOpen} />}
      {section === 'audit' && <AuditView me={me} />}
      {section === 'practice' && <PracticeView pack={pack} />}
      {section !== 'practice' && <p className={look.quiet}>{words.whoseSees}</p>}
    </>
  );
}
