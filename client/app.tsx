import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, Link, Outlet, RouterProvider } from '@tanstack/react-router'
import { keepFewAnswers } from './api/kept-answers.ts'
import css from './app.module.css'
import { CaseMenu } from './cases/case-menu.tsx'
import { CaseSync } from './cases/case-sync.tsx'
import { usePerson } from './cases/case-person.ts'
import { useCase } from './cases/case-store.ts'
import { Said } from './cases/said.tsx'
import { SavedState } from './cases/saved-state.tsx'
import { ExportButton } from './evidence/export-button.tsx'
import { SearchBox } from './search/search-box.tsx'
import { buttonClass } from './ui/button.tsx'
import { lazily, lazyDialog } from './ui/lazily.tsx'
import { TooltipGroup } from './ui/tooltip.tsx'
import { KeysDialog } from './workspace/keys-dialog.tsx'
import { readPlace } from './workspace/place.ts'
import { StatusBar } from './workspace/status-bar.tsx'
import { TopBar, type Screen } from './workspace/top-bar.tsx'
import { words } from './workspace/words.ts'
import { WorkspaceScreen } from './workspace-screen.tsx'

const room = <main className={css.nowhere} />
const CasesScreen = lazily(async () => (await import('./cases/cases-screen.tsx')).CasesScreen, room)
const DataScreen = lazily(async () => (await import('./data/index.ts')).DataScreen, room)
const PersonDialog = lazyDialog(async () => (await import('./cases/person-dialog.tsx')).PersonDialog)
const ConflictDialog = lazyDialog(async () => (await import('./cases/conflict-dialog.tsx')).ConflictDialog)

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
    <CaseDialogs />
    <Said />
  </div>
)

/** They are seldom needed, and loaded when they first are. */
const CaseDialogs = () => {
  const { asking, ask } = usePerson()
  const conflict = useCase((s) => s.saver?.save.kind === 'conflict')
  return (
    <>
      <PersonDialog wanted={asking} onPutAway={() => ask(false)} />
      <ConflictDialog wanted={conflict} />
    </>
  )
}

const Nowhere = () => (
  <main className={css.nowhere}>
    <p className="serif">{words.notFound.text}</p>
    <Link to="/" className={buttonClass('primary')}>
      {words.notFound.action}
    </Link>
  </main>
)

const root = createRootRoute({ component: Shell, notFoundComponent: Nowhere })
const workspace = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readPlace,
  component: WorkspaceScreen,
})
const cases = createRoute({ getParentRoute: () => root, path: '/cases', component: CasesScreen })
const data = createRoute({ getParentRoute: () => root, path: '/data', component: DataScreen })
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
