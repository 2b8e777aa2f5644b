import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { fetchAhead } from './ui/lazily.tsx'
import { keepWorkspace } from './workspace/store.ts'

keepWorkspace()
fetchAhead()
const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
