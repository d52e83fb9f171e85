import { useEffect, useRef, useState } from 'react';
import type { place as Place } from '../mail';
import type { Setting } from './desk';
import { getGraph } from './graph';
import { useLooks } from './looks';
import { safeHtml } from './safe-html';
import { sayMoment } from './samples';
import { useTeamsHost } from './teams-host';

interface GraphPost { id: string; createdDateTime: string; from: { user: { displayName: string } }; body: { content: string }; replies?: GraphPost[] }
type Threads = GraphPost[] | 'loading' | 'failed';

function useThreads(setting: Setting, place: typeof Place): Threads {
  const [threads, setThreads] = useState<Threads>('loading');
  const { person } = setting;
  useEffect(() => {
    getGraph<GraphPost>(person, `/teams/${place.teamId}/channels/${encodeURIComponent(place.channelId)}/messages?$expand=replies`).then(setThreads, () => setThreads('failed'));
  }, [person, place]);
  return threads;
}

function PostBody({ post, light }: { post: GraphPost; light: boolean }) {
  const looks = useLooks();
  return (
    <div>
      <div><strong>{post.from.user.displayName}</strong> <span className={looks.small}>{sayMoment(post.createdDateTime)}</span></div>
      <div dangerouslySetInnerHTML={{ __html: safeHtml(post.body.content, light) }} />
    </div>
  );
}

function Posts({ setting, place }: { setting: Setting; place: typeof Place }) {
  const looks = useLooks();
  const threads = useThreads(setting, place);
  if (threads === 'loading') return <p role="status" className={looks.notice}>Opening the channel…</p>;
  if (threads === 'failed') return <p role="alert" className={looks.notice}>The channel could not be fetched from the local Graph server.</p>;
  return (
    <ul className={looks.list} aria-label="Posts">
      {threads.map((thread) => (
        <li key={thread.id} style={{ padding: '8px 20px' }}>
          <article className={looks.post}>{[thread, ...(thread.replies ?? [])].map((post) => <PostBody key={post.id} post={post} light={setting.theme === 'light'} />)}</article>
        </li>
      ))}
    </ul>
  );
}

/** Teams: one channel with its posts, and the real tab in it. */
export function TeamsView({ setting, place }: { setting: Setting; place: typeof Place }) {
  const looks = useLooks();
  const frame = useRef<HTMLIFrameElement>(null);
  const [tab, setTab] = useState<'posts' | 'app'>('app');
  const [link, setLink] = useState('');
  useTeamsHost(frame, setting, place, setLink);
  return (
    <div className={looks.columns}>
      <nav className={looks.side} style={{ width: 220 }} aria-label="Teams">
        <div className={looks.sideHead}><h2 className={looks.sideTitle}>{place.team}</h2></div>
        <p className={`${looks.item} ${looks.itemNow}`} style={{ margin: 0, cursor: 'default' }}>{place.channel}</p>
      </nav>
      <section className={looks.middle} aria-label={place.channel}>
        <div className={looks.paneHead}>
          <span>{place.channel}</span>
          <nav className={looks.views} aria-label="Tabs of the channel">
            <button type="button" className={`${looks.view} ${tab === 'posts' ? looks.viewNow : ''}`} aria-current={tab === 'posts' ? 'page' : undefined} onClick={() => setTab('posts')}>Posts</button>
            <button type="button" className={`${looks.view} ${tab === 'app' ? looks.viewNow : ''}`} aria-current={tab === 'app' ? 'page' : undefined} onClick={() => setTab('app')}>Threshold consultation</button>
          </nav>
        </div>
        {link && <p role="status" className={looks.notice}>Teams was asked to open: {link}</p>}
        {tab === 'posts' && <Posts setting={setting} place={place} />}
        <iframe ref={frame} className={looks.paneFrame} style={tab === 'app' ? undefined : { display: 'none' }} title="Threshold consultation" src={`tab.html?as=${encodeURIComponent(setting.person.upn)}&ahead=${setting.ahead}`} />
      </section>
    </div>
  );
}
