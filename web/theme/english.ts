/** Days and times, names of figures and reasons that several pages share. */
export const themeEnglish = {
  'i dag': 'today',
  'i morgen': 'tomorrow',
  'i går': 'yesterday',
  '{day} kl. {time}': '{day} at {time}',
  'under 1 min.': 'under 1 min',
  '{minutes} min.': '{minutes} min',
  '{hours} t.': '{hours} h',
  '{hours} t. {minutes} min.': '{hours} h {minutes} min',
  '1 dag': '1 day',
  '{days} dage': '{days} days',
} as const;
