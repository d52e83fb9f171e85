declare module '*.yaml' {
  const content: unknown;
  export default content;
}
declare module '*.bin' {
  const address: string;
  export default address;
}
declare const BUILD_ID: string;
/** Build id of the encoder's files, which is also the folder that they lie in. */
declare const ENCODER_BUILD: string;
/** The same of the closer reader of wording; empty where this checkout has none. */
declare const CLOSER_BUILD: string;
/** webpack's way to take in every file of a folder. */
interface ImportMeta {
  webpackContext(folder: string, options: { regExp: RegExp }): { (name: string): unknown; keys(): string[] };
}
// What scripts/rules-loader.cjs makes of the rules, already checked: the editions with their PackChoice and the way to PackFace and PackRest; English.
declare module '*sources.yaml?shelf' {
  const shelf: { head: unknown; face: () => Promise<{ default: unknown }>; rest: () => Promise<{ default: unknown }> }[];
  export default shelf;
}
declare module '*passages.yaml?english' {
  const english: unknown;
  export default english;
}
