-- The language server of xlplug, for Neovim 0.11 and later: vim.lsp.enable('xlplug') starts it.
return {
  cmd = { 'xlplug', 'lsp' },
  filetypes = { 'xlcfg' },
  root_markers = { '.xlplug.yaml', '.git' },
}
