/**
 * When a question is asked: by what the post contains. A closed set, so that a
 * misspelt condition is a fault of the policy and not a question that nobody is
 * ever asked. What each looks for: `src/guideline/questions/`.
 */
export const questionConditions = [
  'always',
  'people-in-media',
  'link',
  'third-party-link',
  'names-a-person',
  'others-work',
  'emergency',
  'forming-policy',
  'promotes',
  'sensitive-topic',
  'personal-voice',
  'correction',
] as const;
export type QuestionCondition = (typeof questionConditions)[number];
