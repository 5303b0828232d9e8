/** The closed lists of words that training is written with (P6), and the figures of the firm's own regulation. */
import { z } from 'zod';

/** Who decides: a clerk of personnel, the head of the department, the general manager. */
export const post = z.enum(['clerk', 'head', 'general']);
export type Post = z.infer<typeof post>;

export const traineeGroup = z.enum(['technical', 'business', 'functional']);
export type TraineeGroup = z.infer<typeof traineeGroup>;

/** `custody` is the course of keeping, lending and reading that a gate can ask for (P7). */
export const courseKind = z.enum([
  'induction',
  'skills',
  'change-of-post',
  'external',
  'self-paid',
  'custody',
]);
export type CourseKind = z.infer<typeof courseKind>;

/** What a session of an induction counts for; `visit` is the half hour in another department. */
export const inductionPart = z.enum([
  'general',
  'welcome',
  'structure',
  'professional',
  'procedures',
  'figures',
  'visit',
]);
export type InductionPart = z.infer<typeof inductionPart>;

export const examination = z.enum(['none', 'paper', 'presentation', 'practice']);
export type Examination = z.infer<typeof examination>;

export const proposalKind = z.enum([
  'department-plan',
  'yearly-plan',
  'change',
  'unplanned',
  'external',
  'self-paid',
  'leave',
  'confirmation',
]);
export type ProposalKind = z.infer<typeof proposalKind>;

export const proposalState = z.enum(['open', 'granted', 'refused', 'withdrawn']);
export type ProposalState = z.infer<typeof proposalState>;

/** How somebody was there: by their signature at the desk, by one on the printed sheet, or not. */
export const presence = z.enum(['desk', 'paper', 'absent', 'excused']);
export type Presence = z.infer<typeof presence>;

export const costItem = z.enum(['teacher', 'travel', 'place', 'equipment', 'material', 'fee', 'other']);
export type CostItem = z.infer<typeof costItem>;

export const materialKind = z.enum(['text', 'slides', 'recording', 'picture', 'paper']);
export type MaterialKind = z.infer<typeof materialKind>;

/** Somebody who works there already, has come newly, or has come from another post. */
export const placement = z.enum(['standing', 'joined', 'moved']);
export type Placement = z.infer<typeof placement>;

export const obligationEnd = z.enum(['served', 'left', 'waived']);
export type ObligationEnd = z.infer<typeof obligationEnd>;

export const firmRulesKind = z.enum(['handbook', 'rules']);
export type FirmRulesKind = z.infer<typeof firmRulesKind>;

const minutes = z.int().min(0).max(60_000);
const percent = z.int().min(0).max(100);

export const trainingFigures = z.strictObject({
  /** Month of the year, 1 to 12, in which next year's needs are asked for, and how many days there are to answer. */
  surveyMonth: z.int().min(1).max(12),
  surveyDays: z.int().min(1).max(366),
  /** What an induction takes at least, by its parts; `visit` in each other department. */
  induction: z.strictObject({
    general: minutes,
    welcome: minutes,
    structure: minutes,
    professional: minutes,
    procedures: minutes,
    figures: minutes,
    visit: minutes,
  }),
  /** Months from the day of joining until an induction is complete, and from a failed test until its make-up. */
  inductionMonths: z.int().min(0).max(120),
  makeUpMonths: z.int().min(0).max(120),
  /** Years of service after a paid course; repayment falls by an equal share each year. */
  serviceYears: z.int().min(1).max(20),
  /** Base pay always goes on. Bonus is whole for so many days of training; beyond them, and where the test was failed, so much of it. */
  bonusWholeDays: z.int().min(0).max(3_660),
  bonusLongPercent: percent,
  bonusFailedPercent: percent,
});
export type TrainingFigures = z.infer<typeof trainingFigures>;

/** What each kind of proposal takes, in order. A post that nobody but those concerned holds is left out. */
const posts = z.array(post).min(1).max(3);
export const proposalPosts = z.strictObject({
  'department-plan': posts,
  'yearly-plan': posts,
  change: posts,
  unplanned: posts,
  external: posts,
  'self-paid': posts,
  leave: posts,
  confirmation: posts,
});
export type ProposalPosts = z.infer<typeof proposalPosts>;

export const usualFigures: TrainingFigures = {
  surveyMonth: 10,
  surveyDays: 31,
  induction: {
    general: 600,
    welcome: 120,
    structure: 120,
    professional: 360,
    procedures: 360,
    figures: 120,
    visit: 30,
  },
  inductionMonths: 1,
  makeUpMonths: 1,
  serviceYears: 3,
  bonusWholeDays: 30,
  bonusLongPercent: 50,
  bonusFailedPercent: 0,
};

export const usualPosts: ProposalPosts = {
  'department-plan': ['clerk'],
  'yearly-plan': ['general'],
  change: ['general'],
  unplanned: ['head', 'clerk'],
  external: ['head', 'clerk', 'general'],
  'self-paid': ['head', 'clerk'],
  leave: ['head', 'clerk'],
  confirmation: ['head', 'general'],
};
