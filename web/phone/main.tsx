import { createRoot } from 'react-dom/client';
import '../theme/colours.css';
import '../theme/fonts.css';
import '../theme/dkfds.css';
import './phone.css';
import { PhonePage } from './phone-page.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<PhonePage />);
