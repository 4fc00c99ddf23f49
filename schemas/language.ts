import * as z from 'zod/mini';

/** The languages that figures tell apart (ISO 639-1, Tigrinya included), and any other. Farsi and Dari are one here. */
export const language = z.enum(['da', 'en', 'uk', 'ar', 'pl', 'tr', 'so', 'ti', 'fa', 'other']);
export type Language = z.infer<typeof language>;
