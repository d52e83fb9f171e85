import { findFacts } from '../../src/core/evidence/facts';
import { factCaseOf, type FactCase } from '../../src/cli/training/fact-examples';
import type { Case } from '../../src/cli/training/labelled';

interface Names { female: string[]; male: string[]; family: string[] }

/** Names of many communities, for measuring only: nothing in the reader knows them. */
export const communities: Record<string, Names> = {
  'white British': { female: ['Gemma', 'Kirsty', 'Chloe', 'Poppy'], male: ['Gareth', 'Callum', 'Alfie', 'Dean'], family: ['Hargreaves', 'Tipton', 'Marsden', 'Cole'] },
  Pakistani: { female: ['Shabana', 'Aaliyah', 'Nasreen', 'Zara'], male: ['Imran', 'Hamza', 'Tariq', 'Bilal'], family: ['Mahmood', 'Hussain', 'Akhtar', 'Chaudhry'] },
  Bangladeshi: { female: ['Rehana', 'Parveen', 'Tahmina', 'Sumaiya'], male: ['Kamrul', 'Rafiq', 'Shahin', 'Tanvir'], family: ['Khatun', 'Miah', 'Begum', 'Uddin'] },
  Indian: { female: ['Harpreet', 'Anjali', 'Kavita', 'Meera'], male: ['Gurveer', 'Rohan', 'Sunil', 'Arjun'], family: ['Dhaliwal', 'Patel', 'Iyer', 'Sandhu'] },
  Tamil: { female: ['Thivya', 'Kalaivani', 'Abirami', 'Nila'], male: ['Sivakumar', 'Kavin', 'Praveen', 'Ilango'], family: ['Sivanathan', 'Rajaratnam', 'Selvarajah', 'Kandiah'] },
  Nigerian: { female: ['Folasade', 'Ngozi', 'Tiwa', 'Chidera'], male: ['Emeka', 'Tunde', 'Seun', 'Obinna'], family: ['Adeyemi', 'Okafor', 'Balogun', 'Eze-Nwosu'] },
  Ghanaian: { female: ['Abena', 'Efua', 'Akosua', 'Adwoa'], male: ['Kwame', 'Kofi', 'Yaw', 'Kwabena'], family: ['Mensah', 'Boateng', 'Osei-Bonsu', 'Asante'] },
  Somali: { female: ['Hodan', 'Ifrah', 'Sahra', 'Idil'], male: ['Abdirahman', 'Liban', 'Guled', 'Warsame'], family: ['Farah', 'Duale', 'Jama', 'Hersi'] },
  Polish: { female: ['Agnieszka', 'Małgorzata', 'Zuzanna', 'Oliwia'], male: ['Paweł', 'Kacper', 'Łukasz', 'Michał'], family: ['Wiśniewska', 'Zieliński', 'Kowalczyk', 'Nowak'] },
  Romanian: { female: ['Andreea', 'Ilinca', 'Ştefania', 'Ioana'], male: ['Cristian', 'Ştefan', 'Mihai', 'Răzvan'], family: ['Ionescu', 'Dragomir', 'Bălan', 'Popa'] },
  Irish: { female: ['Siobhán', 'Aoife', 'Gráinne', 'Niamh'], male: ['Ciarán', 'Cathal', 'Oisín', 'Declan'], family: ["O'Driscoll", 'Ní Bhriain', 'Ó Súilleabháin', 'Keane'] },
  Arabic: { female: ['Rania', 'Layla', 'Nour', 'Hanan'], male: ['Omar', 'Fadi', 'Khaled', 'Yousef'], family: ['al-Hassan', 'Haddad', 'Abu Bakr', 'El-Sayed'] },
  Chinese: { female: ['Mei Lin', 'Xin Yi', 'Hui', 'Ying'], male: ['Wei', 'Jun Jie', 'Bo', 'Hao'], family: ['Zhou', 'Lau', 'Qiu', 'Cheung'] },
  Vietnamese: { female: ['Linh', 'Thảo', 'Phương', 'Mai'], male: ['Minh', 'Quang', 'Đức', 'Bảo'], family: ['Nguyễn', 'Phạm', 'Trần', 'Lê'] },
  Portuguese: { female: ['Beatriz', 'Conceição', 'Lívia', 'Inês'], male: ['João', 'Davi', 'Mateus', 'Caetano'], family: ['de Souza', 'dos Santos', 'Almeida', 'Ferreira'] },
  Turkish: { female: ['Elif', 'Aylin', 'Ayşe', 'Zeynep'], male: ['Yusuf', 'Emir', 'Çağrı', 'Mehmet'], family: ['Demirci', 'Yıldız', 'Aydın', 'Öztürk'] },
  Caribbean: { female: ['Shanelle', 'Keisha', 'Tia-Mae', 'Chanelle'], male: ['Tyrell', 'Marlon', 'Jahmarley', 'Delroy'], family: ['Baptiste', 'Campbell-Reid', 'Ogilvie', 'St Hilaire'] },
};

const titles = /^(?:mr|mrs|ms|miss|dr|pastor|baby|uncle|aunt|auntie|aunty|nan|nana|gran|child|adult)\.?$/i;
const female = /mother|sister|aunt|daughter|grandmother|girl|stepmother|niece|wife/;

/** The same message with the family's names changed for another community's, in text and labels alike. Undefined where that cannot be done cleanly. */
export function renamed(one: Case, names: Names): Case | undefined {
  const { facts } = factCaseOf(one);
  const all = [{ name: facts.child.name, female: facts.child.gender !== 'male' }, ...(facts.otherChildren ?? []).map((child) => ({ name: child.name, female: female.test(child.relationship ?? '') })), ...(facts.adults ?? []).map((adult) => ({ name: adult.name, female: female.test(adult.relationship ?? '') }))];
  const swaps = new Map<string, string>();
  const used = { female: 0, male: 0, family: 0 };
  const take = (kind: 'female' | 'male' | 'family') => { const list = names[kind]; const at = used[kind]; used[kind] += 1; return list[at % list.length] ?? ''; };
  const whole = [one.subject ?? '', one.body ?? '', ...(one.messages ?? []).map((post) => post.text)].join('\n');
  for (const person of all) {
    if (!person.name) continue;
    const written = person.name.split(' ').filter((word) => word !== '');
    const words = written.filter((word) => !titles.test(word));
    if (words.some((word) => !/^\p{Lu}[\p{L}'’-]+$/u.test(word) || new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u').test(whole))) return undefined;
    words.forEach((word, i) => { if (!swaps.has(word)) swaps.set(word, take(i > 0 || words.length < written.length ? 'family' : person.female ? 'female' : 'male')); });
  }
  if (swaps.size === 0 || used.female > names.female.length || used.male > names.male.length || used.family > names.family.length) return undefined;
  const change = (text: string) => text.replace(/\p{L}[\p{L}\p{M}'’-]*/gu, (word) => {
    const bare = word.replace(/['’]s$/, '');
    return (swaps.get(bare) ?? bare) + word.slice(bare.length);
  });
  return JSON.parse(JSON.stringify(one), (key, value: unknown) => (typeof value === 'string' && key !== 'id' && key !== 'sentAt' && key !== 'channel' && key !== 'role' && key !== 'relationship' && key !== 'from' && key !== 'consent' && key !== 'gender' ? change(value) : value)) as Case;
}

const shares = (a: string, b: string) => { const words = new Set(b.toLowerCase().split(/[ -]/)); return a.toLowerCase().split(/[ -]/).some((word) => word.length > 1 && !titles.test(word) && words.has(word)); };

export interface Recall { child: number; children: number; adults: number; named: number }

/** Child's names and named adults found, of those labelled. */
export function namesFound(cases: readonly FactCase[]): Recall {
  const sum: Recall = { child: 0, children: 0, adults: 0, named: 0 };
  for (const { facts, message, passages, sentences } of cases) {
    const found = findFacts(message, passages, sentences);
    if (facts.child.name) { sum.children += 1; if (found.child.name && shares(facts.child.name, found.child.name.value)) sum.child += 1; }
    for (const adult of facts.adults ?? []) {
      if (!adult.name) continue;
      sum.named += 1;
      if (found.adults.some((one) => one.relationship === adult.relationship && one.name && shares(adult.name ?? '', one.name))) sum.adults += 1;
    }
  }
  return sum;
}

/** Recall of every community on the same messages: those that can be renamed for all of them. */
export function recallByCommunity(cases: readonly Case[]): { messages: number; by: Record<string, Recall> } {
  const usable = cases.filter((one) => Object.values(communities).every((names) => renamed(one, names) !== undefined));
  const by = Object.fromEntries(Object.entries(communities).map(([name, names]) => [name, namesFound(usable.map((one) => factCaseOf(renamed(one, names) as Case)))]));
  return { messages: usable.length, by };
}
