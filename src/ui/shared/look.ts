import { makeStyles, shorthands, tokens } from '@fluentui/react-components';

/** The few shapes that all screens share: plain elements in the host's colours. */
export const useLook = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', gap: '10px', padding: '10px 12px 24px', fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground1, maxWidth: '920px', boxSizing: 'border-box', '& a': { color: tokens.colorBrandForegroundLink }, '& a[href^="tel:"]': { whiteSpace: 'nowrap' }, '& summary': { padding: '2px 0' } },
  card: { backgroundColor: tokens.colorNeutralBackground1, ...shorthands.border('1px', 'solid', tokens.colorNeutralStroke1), borderRadius: tokens.borderRadiusMedium, padding: '10px 12px', display: 'flex', flexDirection: 'column', gap: '6px', overflowWrap: 'anywhere' },
  danger: { ...shorthands.border('2px', 'solid', tokens.colorPaletteRedBorder2), ...shorthands.borderLeft('8px', 'solid', tokens.colorPaletteRedBorder2), borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground1, padding: '8px 10px', display: 'flex', flexDirection: 'column', gap: '4px' },
  warning: { ...shorthands.borderLeft('4px', 'solid', tokens.colorPaletteYellowBorder2), backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1, padding: '6px 10px', fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, margin: 0 },
  /** For screen readers alone. */
  unseen: { position: 'absolute', width: '1px', height: '1px', margin: '-1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
  heading: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  subheading: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  quote: { ...shorthands.borderLeft('3px', 'solid', tokens.colorBrandStroke1), paddingLeft: '8px', margin: 0, background: 'none', textAlign: 'left', font: 'inherit', color: 'inherit', cursor: 'pointer', ...shorthands.borderTop('0'), ...shorthands.borderRight('0'), ...shorthands.borderBottom('0'), minHeight: '24px' },
  level: { fontWeight: tokens.fontWeightSemibold, margin: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '6px', alignItems: 'center' },
  plain: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '10px' },
  message: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '300px', overflowY: 'auto', fontSize: tokens.fontSizeBase200, backgroundColor: tokens.colorNeutralBackground2, padding: '8px', borderRadius: tokens.borderRadiusMedium },
  sentence: { cursor: 'pointer', ':hover': { textDecorationLine: 'underline' } },
  mark: { backgroundColor: tokens.colorPaletteYellowBackground2, color: tokens.colorNeutralForeground1, outlineStyle: 'solid', outlineWidth: '2px', outlineColor: tokens.colorPaletteYellowBorder2 },
  field: { display: 'flex', flexDirection: 'column', gap: '4px', ...shorthands.border('0'), padding: 0, margin: 0, minWidth: 0 },
  input: { font: 'inherit', width: '100%', boxSizing: 'border-box', padding: '6px 8px', minHeight: '32px', color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, ...shorthands.border('1px', 'solid', tokens.colorNeutralStrokeAccessible), borderRadius: tokens.borderRadiusMedium },
  /** Stands at the foot of the pane while something is waited for. */
  notice: { position: 'fixed', bottom: 0, left: 0, right: 0, zIndex: 2, padding: '8px 12px', backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1, fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase200, ...shorthands.borderTop('2px', 'solid', tokens.colorCompoundBrandStroke) },
  footer: { padding: '4px 12px 12px', color: tokens.colorNeutralForeground2, fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase200 },
  error: { color: tokens.colorPaletteRedForeground1, margin: 0, fontWeight: tokens.fontWeightSemibold },
  good: { ...shorthands.borderLeft('4px', 'solid', tokens.colorPaletteGreenBorder2), backgroundColor: tokens.colorNeutralBackground3, padding: '6px 10px' },
  steps: { display: 'flex', ...shorthands.borderBottom('1px', 'solid', tokens.colorNeutralStroke1), position: 'sticky', top: 0, backgroundColor: tokens.colorNeutralBackground2, zIndex: 1 },
  step: { flexGrow: 1, font: 'inherit', minHeight: '40px', padding: '4px 2px', backgroundColor: 'transparent', color: tokens.colorNeutralForeground1, ...shorthands.border('0'), cursor: 'pointer', ...shorthands.borderBottom('3px', 'solid', 'transparent') },
  stepNow: { fontWeight: tokens.fontWeightSemibold, ...shorthands.borderBottom('3px', 'solid', tokens.colorCompoundBrandStroke) },
});
