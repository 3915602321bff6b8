// Starts `xlplug lsp` when the first file of a Xen guest is opened.
'use strict'
const vscode = require('vscode')
const { isDomain } = require('./detect')
const { Server } = require('./server')

let server
let hasFailed = false

/** Starts the server; reports once what to do where it cannot be started. */
async function start() {
  if (server || hasFailed) return
  const command = vscode.workspace.getConfiguration('xlplug').get('path', 'xlplug')
  let isStarted = false
  const own = (server = new Server(command, (error) => {
    if (server === own) server = undefined
    hasFailed = true
    report(command, error, isStarted)
  }))
  try {
    await own.start()
    isStarted = true
  } catch {
    // The end of the process is reported by its own event.
  }
}

async function report(command, error, isStarted) {
  const what = isStarted ? `'${command} lsp' ended unexpectedly` : `'${command} lsp' cannot be started`
  const way = error.code === 'ENOENT' ? 'install xlplug, or set "xlplug.path"' : 'try again with the command "xlplug: Restart the language server"'
  const settings = 'Open Settings'
  const choice = await vscode.window.showWarningMessage(`${what}: ${error.message}. To check Xen guests, ${way}.`, settings)
  if (choice === settings) vscode.commands.executeCommand('workbench.action.openSettings', 'xlplug.path')
}

/** Gives a file that VS Code took for something else the language of guests, where its content says so. */
async function detect(document) {
  const isRequested = vscode.workspace.getConfiguration('xlplug').get('detectByContent', true)
  const hasEnding = /\.(cfg|hvm|pvh?|pvh?linux)$/.test(document.fileName)
  if (isRequested && hasEnding && document.languageId !== 'xlcfg' && isDomain(document.getText())) {
    await vscode.languages.setTextDocumentLanguage(document, 'xlcfg')
  } else if (document.languageId === 'xlcfg') {
    await start()
  }
}

async function restart() {
  await server?.stop()
  server = undefined
  hasFailed = false
  await start()
}

async function activate(context) {
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(detect),
    vscode.commands.registerCommand('xlplug.restart', restart)
  )
  await Promise.all(vscode.workspace.textDocuments.map(detect))
}

function deactivate() {
  return server?.stop()
}

module.exports = { activate, deactivate }
