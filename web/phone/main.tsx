import { createRoot } from 'react-dom/client';
import '../theme/colours.css';
import '../theme/fonts.css';
import '../theme/dkfds.css';
import './phone.css';
import { InLanguage } from '../language/in-language.tsx';
import { speakAsBefore } from '../language/language.ts';
import { PhonePage } from './phone-page.tsx';
import { takeLanguage } from './use-ring-link.ts';

const root = document.getElementById('root');
if (root) {
  takeLanguage();
  await speakAsBefore();
  createRoot(root).render(
    <InLanguage>
      <PhonePage />
    </InLanguage>,
  );
}
