import { effectsEnv } from '../effects/env.ts';

export const env = effectsEnv;
