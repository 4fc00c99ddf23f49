import { createRoot } from 'react-dom/client';
import '../theme/staff.css';
import './start.css';
import { StartPage } from './start-page.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<StartPage />);
