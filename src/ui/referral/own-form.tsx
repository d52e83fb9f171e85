import { useEffect, useState } from 'react';
import { answersOf, CHRONOLOGY, type ReferralDraft } from '../../core/referral';
import type { FormCheck, KeptDraft } from '../../ports';
import { Button } from '../shared/button';
import { download } from '../shared/download';
import { useLook } from '../shared/look';
import { useServices } from '../shared/services';
import { bytesOf, asBase64 } from './hand-over';
import { words } from './words';

interface Chosen { bytes: Uint8Array; check: FormCheck; kept?: KeptDraft }

/** The authority's own form: chosen once, looked through, and kept sealed on this machine like an unfinished draft. */
function useOwnForm(draft: ReferralDraft) {
  const { papers, drafts, ids, ownForm } = useServices();
  const [chosen, setChosen] = useState<Chosen>();
  const [problem, setProblem] = useState('');
  const about = `own-form:${draft.authority}/${draft.form.id}`;
  const fields = answersOf(draft).map(({ field, need, label }) => ({ id: field, need, label }));
  const look = async (bytes: Uint8Array, kept?: KeptDraft) => { if (papers) setChosen({ bytes, kept, check: await papers.checkOwn(bytes, fields) }); };
  const failed = () => setProblem(words.ownFailed);
  useEffect(() => {
    let here = true;
    const given = async () => { const bytes = await ownForm?.(draft.form.id); if (here && bytes) await look(bytes); };
    const start = async () => {
      const [kept] = (await drafts?.about(about).catch(() => [])) ?? [];
      if (kept && here) await look(bytesOf(kept.body), kept);
      else await given();
    };
    start().catch(() => { if (here) failed(); });
    return () => { here = false; };
  // eslint-disable-next-line react-hooks/exhaustive-deps -- looked for once for each form; the fields are those of the form
  }, [drafts, about]);
  const choose = async (file: File) => {
    setProblem('');
    const bytes = new Uint8Array(await file.arrayBuffer());
    await look(bytes);
    const draftOfForm = { id: chosen?.kept?.id ?? ids.next(), version: chosen?.kept?.version ?? 0, about, body: await asBase64(file) };
    const result = await drafts?.keep(draftOfForm);
    if (result?.state === 'kept') await look(bytes, { ...draftOfForm, version: result.version, savedAt: '' });
  };
  const forget = () => { if (chosen?.kept) void drafts?.remove(chosen.kept.id); setChosen(undefined); };
  const fill = async (name: string) => { if (papers && chosen) download(name, await papers.fillOwn(chosen.bytes, draft)); };
  return { chosen, problem, labels: new Map(fields.map((f) => [f.id, f.label])), choose: (file: File) => void choose(file).catch(failed), forget, fill: (name: string) => void fill(name).catch(failed) };
}

function Mapping({ check, labels, happened }: { check: FormCheck; labels: ReadonlyMap<string, string>; happened: boolean }) {
  const look = useLook();
  return (
    <>
      <p className={look.plain} role="status">{words.ownFound(check.found.length)}</p>
      {check.broken.map((fault) => <p key={fault} role="alert" className={look.error}>{fault}</p>)}
      {happened && !check.found.includes(CHRONOLOGY) && <p className={look.quiet}>{words.ownNoChronology}</p>}
      {check.unknown.length > 0 && <details><summary className={look.quiet}>{words.ownUnknown(check.unknown.length)}</summary><ul>{check.unknown.map((mark) => <li key={mark} className={look.quiet}>{`{${mark}}`}</li>)}</ul></details>}
      {check.without.length > 0 && <details><summary className={look.quiet}>{words.ownWithout(check.without.length)}</summary><ul>{check.without.map((id) => <li key={id} className={look.quiet}>{labels.get(id) ?? id}</li>)}</ul></details>}
    </>
  );
}

/** Fills a Word form of the authority's own with the answers, for the person to check and send. */
export function OwnForm({ draft, name }: { draft: ReferralDraft; name: string }) {
  const look = useLook();
  const own = useOwnForm(draft);
  return (
    <details className={look.card}>
      <summary><strong>{words.own}</strong></summary>
      <p className={look.quiet}>{words.ownHelp}</p>
      <label>{own.chosen ? words.ownAnother : words.ownChoose} <input type="file" accept=".docx" onChange={(e) => { const file = e.target.files?.[0]; if (file) own.choose(file); e.target.value = ''; }} /></label>
      {own.problem && <p role="alert" className={look.error}>{own.problem}</p>}
      {own.chosen && (
        <>
          <Mapping check={own.chosen.check} labels={own.labels} happened={draft.chronology.length > 0} />
          <div className={look.row}>
            <Button disabled={own.chosen.check.broken.length > 0 || own.chosen.check.found.length === 0} onClick={() => own.fill(`Form, ${name}`)}>{words.ownFill}</Button>
            <Button appearance="subtle" onClick={own.forget}>{words.ownForget}</Button>
          </div>
        </>
      )}
    </details>
  );
}
