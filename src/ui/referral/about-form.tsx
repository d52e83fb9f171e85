import { Button } from '../shared/button';
import { Choose } from '../shared/fields';
import { useLook } from '../shared/look';
import type { ReferralWork } from './use-referral';
import { plainTitle, words } from './words';

/** Which form is written, and which further children are referred on it. The person's choice, both. */
export function AboutForm({ work }: { work: ReferralWork }) {
  const look = useLook();
  const { draft, forms, written, refer, unrefer, chooseForm } = work;
  const toggle = (which: number, on: boolean) => (on ? refer(which) : unrefer(written.alsoRefer.indexOf(which)));
  return (
    <section aria-label={words.aboutForm} className={look.field}>
      {forms.length > 1 && <Choose label={words.form} value={draft.form.id} choices={forms.map((f) => ({ value: f.id, label: plainTitle(f.title, draft.editionName) }))} onChoose={(id) => { if (id) chooseForm(id); }} />}
      <p className={look.quiet}>{draft.form.says}</p>
      {draft.sections.some((s) => s.repeat && s.id === 'child') && (
        <fieldset className={look.field}>
          <legend className={look.subheading}>{words.alsoRefer}</legend>
          {draft.otherChildren.map((child, at) => (
            <label key={`${child.relationship}-${child.name ?? String(at)}`}>
              <input type="checkbox" checked={written.alsoRefer.includes(at)} onChange={(e) => toggle(at, e.target.checked)} /> {[child.name, child.relationship, child.age === undefined ? undefined : words.aged(child.age)].filter(Boolean).join(', ')}
            </label>
          ))}
          <div className={look.row}>
            {written.alsoRefer.map((which, at) => which === 'new' && <Button key={`child-${String(at)}`} size="small" appearance="subtle" onClick={() => unrefer(at)}>{words.removeChild(at + 2)}</Button>)}
            <Button size="small" onClick={() => refer('new')}>{words.anotherChild}</Button>
          </div>
        </fieldset>
      )}
    </section>
  );
}
