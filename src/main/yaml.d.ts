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
/** webpack's way to take in every file of a folder. */
interface ImportMeta {
  webpackContext(folder: string, options: { regExp: RegExp }): { (name: string): unknown; keys(): string[] };
}
// What scripts/rules-loader.cjs makes of the rules, already checked: PackChoice, PackFace, PackRest, English.
declare module '*pack.yaml?head' {
  const head: unknown;
  export default head;
}
declare module '*pack.yaml?face' {
  const face: unknown;
  export default face;
}
declare module '*pack.yaml?rest' {
  const rest: unknown;
  export default rest;
}
declare module '*passages.yaml?english' {
  const english: unknown;
  export default english;
}
