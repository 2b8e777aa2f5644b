import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, Link, Outlet, RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { keepFewAnswers } from './api/kept-answers.ts'
import css from './app.module.css'
import { CaseMenu } from './cases/case-menu.tsx'
import { CaseSync } from './cases/case-sync.tsx'
import { ConflictDialog } from './cases/conflict-dialog.tsx'
import { PersonDialog } from './cases/person-dialog.tsx'
import { Said } from './cases/said.tsx'
import { SavedState } from './cases/saved-state.tsx'
import { ExportButton } from './evidence/export-button.tsx'
import { SearchBox } from './search/search-box.tsx'
import { buttonClass } from './ui/button.tsx'
import { TooltipGroup } from './ui/tooltip.tsx'
import { KeysDialog } from './workspace/keys-dialog.tsx'
import { readPlace } from './workspace/place.ts'
import { StatusBar } from './workspace/status-bar.tsx'
import { TopBar, type Screen } from './workspace/top-bar.tsx'
import { words } from './workspace/words.ts'
import { WorkspaceScreen } from './workspace-screen.tsx'

const CasesScreen = lazy(async () => ({ default: (await import('./cases/cases-screen.tsx')).CasesScreen }))
const DataScreen = lazy(async () => ({ default: (await import('./data/index.ts')).DataScreen }))

const screens: Screen[] = [
  { to: '/cases', label: words.nav.cases },
  { to: '/', label: words.nav.workspace },
  { to: '/data', label: words.nav.data },
]

const Shell = () => (
  <div className={css.shell}>
    <TopBar
      screens={screens}
      search={<SearchBox />}
      openCase={<CaseMenu />}
      saved={<SavedState />}
      exporting={<ExportButton />}
    />
    <CaseSync />
    <Outlet />
    <StatusBar />
    <KeysDialog />
    <PersonDialog />
    <ConflictDialog />
    <Said />
  </div>
)

const Nowhere = () => (
  <main className={css.nowhere}>
    <p className="serif">{words.notFound.text}</p>
    <Link to="/" className={buttonClass('primary')}>
      {words.notFound.action}
    </Link>
  </main>
)

const Cases = () => (
  <Suspense fallback={<main className={css.nowhere} />}>
    <CasesScreen />
  </Suspense>
)

const Data = () => (
  <Suspense fallback={<main className={css.nowhere} />}>
    <DataScreen />
  </Suspense>
)

const root = createRootRoute({ component: Shell, notFoundComponent: Nowhere })
const workspace = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readPlace,
  component: WorkspaceScreen,
})
const cases = createRoute({ getParentRoute: () => root, path: '/cases', component: Cases })
const data = createRoute({ getParentRoute: () => root, path: '/data', component: Data })
const router = createRouter({ routeTree: root.addChildren([workspace, cases, data]) })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

const client = new QueryClient({
  defaultOptions: {
    // The server may be this machine, which is there without any network: what fails fails, and is never held back.
    mutations: { networkMode: 'always' },
    queries: { networkMode: 'always', staleTime: 5_000, refetchOnWindowFocus: false, retry: 1 },
  },
})
keepFewAnswers(client)

export const App = () => (
  <CSPProvider disableStyleElements>
    <QueryClientProvider client={client}>
      <TooltipGroup>
        <RouterProvider router={router} />
      </TooltipGroup>
    </QueryClientProvider>
  </CSPProvider>
)
