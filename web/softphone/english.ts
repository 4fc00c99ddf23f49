/** What a softphone says of itself. */
export const softphoneEnglish = {} as const;
