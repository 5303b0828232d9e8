/** antd in paper, ink and seal: every token that it would derive a grey from is set. */
import { theme as antdTheme, type ThemeConfig } from 'antd';

interface Palette {
  readonly layout: string;
  readonly sheet: string;
  readonly raised: string;
  readonly fill: string;
  readonly fillHover: string;
  readonly fillStrong: string;
  readonly ink: string;
  readonly inkHover: string;
  readonly inkActive: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly edge: string;
  readonly line: string;
  readonly sealFill: string;
  readonly paperOnInk: string;
}

const light: Palette = {
  layout: '#F3F0E8',
  sheet: '#FBFAF6',
  raised: '#FFFFFF',
  fill: '#EAE6DB',
  fillHover: '#F0ECE2',
  fillStrong: '#E2DCCE',
  ink: '#1D1B18',
  inkHover: '#3B372F',
  inkActive: '#000000',
  ink2: '#4F4A42',
  ink3: '#686257',
  edge: '#8A8373',
  line: '#DCD6C8',
  sealFill: '#A3301D',
  paperOnInk: '#FBFAF6',
};

const dark: Palette = {
  layout: '#141311',
  sheet: '#1B1A17',
  raised: '#24221E',
  fill: '#2D2A25',
  fillHover: '#24221E',
  fillStrong: '#38352E',
  ink: '#ECE7DC',
  inkHover: '#FFFFFF',
  inkActive: '#FFFFFF',
  ink2: '#C0B9AB',
  ink3: '#A09989',
  edge: '#7F7869',
  line: '#38352E',
  sealFill: '#B5432E',
  paperOnInk: '#1B1A17',
};

export type ThemeName = 'light' | 'dark';
const palettes: Readonly<Record<ThemeName, Palette>> = { light, dark };

export function antdThemeFor(name: ThemeName): ThemeConfig {
  const p = palettes[name];
  return {
    algorithm: name === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: p.ink,
      colorPrimaryHover: p.inkHover,
      colorPrimaryActive: p.inkActive,
      colorError: p.ink,
      colorWarning: p.ink,
      colorSuccess: p.ink,
      colorInfo: p.ink,
      colorLink: p.ink,
      colorLinkHover: p.ink2,
      colorLinkActive: p.inkActive,
      colorBgLayout: p.layout,
      colorBgContainer: p.sheet,
      colorBgElevated: p.raised,
      colorText: p.ink,
      colorTextSecondary: p.ink2,
      colorTextTertiary: p.ink3,
      colorTextQuaternary: p.ink3,
      colorTextPlaceholder: p.ink3,
      colorTextDescription: p.ink3,
      colorTextLightSolid: p.paperOnInk,
      colorBorder: p.edge,
      colorBorderSecondary: p.line,
      colorSplit: p.line,
      colorFillSecondary: p.fill,
      controlItemBgActive: p.fill,
      controlItemBgHover: p.fillHover,
      colorPrimaryBg: p.fill,
      colorPrimaryBgHover: p.fillStrong,
      colorErrorBg: p.fill,
      colorWarningBg: p.fill,
      colorSuccessBg: p.fill,
      colorInfoBg: p.fill,
      borderRadius: 4,
      borderRadiusSM: 2,
      borderRadiusLG: 4,
      boxShadow: 'none',
      boxShadowSecondary: 'none',
      boxShadowTertiary: 'none',
      fontSize: 14,
      lineHeight: 22 / 14,
      controlHeight: 32,
      controlHeightSM: 26,
      controlHeightLG: 40,
      fontFamily: 'var(--sans)',
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Input: { colorBgContainer: p.raised, activeShadow: 'none' },
      Select: { colorBgContainer: p.raised },
      DatePicker: { colorBgContainer: p.raised },
    },
  };
}

/** Only for what somebody signs: red means that a name is at stake. */
export const signingTheme = (name: ThemeName): ThemeConfig => ({
  token: {
    colorPrimary: palettes[name].sealFill,
    colorPrimaryHover: palettes[name].sealFill,
    colorPrimaryActive: palettes[name].sealFill,
    colorTextLightSolid: '#FFFFFF',
  },
});
