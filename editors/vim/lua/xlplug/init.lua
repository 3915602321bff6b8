-- Starts the language server of xlplug in Neovim 0.7 to 0.10, which have no vim.lsp.enable: require('xlplug').setup()
local M = {}

-- The clients by root directory: one server serves all files of a project.
local clients = {}

local function root(file)
  local here = vim.fn.fnamemodify(file, ':p:h')
  for _, marker in ipairs({ '.xlplug.yaml', '.git' }) do
    local found = vim.fn.finddir(marker, here .. ';')
    if found == '' then found = vim.fn.findfile(marker, here .. ';') end
    if found ~= '' then return vim.fn.fnamemodify(found, ':p:h' .. (vim.fn.isdirectory(found) == 1 and ':h' or '')) end
  end
  return here
end

-- The keys that Neovim 0.11 sets by itself where a server is attached; none that the user has taken.
local keys = {
  { 'n', 'K', function() vim.lsp.buf.hover() end },
  { 'n', 'gra', function() vim.lsp.buf.code_action() end },
  { 'n', 'grn', function() vim.lsp.buf.rename() end },
  { 'n', 'grr', function() vim.lsp.buf.references() end },
  { 'n', 'gO', function() vim.lsp.buf.document_symbol() end },
}

local function prepare(buffer)
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.api.nvim_buf_call(buffer, function()
    for _, key in ipairs(keys) do
      if vim.fn.maparg(key[2], key[1]) == '' then vim.keymap.set(key[1], key[2], key[3], { buffer = buffer }) end
    end
  end)
end

local function attach(options, buffer)
  local folder = root(vim.api.nvim_buf_get_name(buffer))
  if not (clients[folder] and vim.lsp.get_client_by_id(clients[folder])) then
    clients[folder] = vim.lsp.start_client(vim.tbl_deep_extend('keep', options, {
      name = 'xlplug',
      cmd = { 'xlplug', 'lsp' },
      root_dir = folder,
      workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
    }))
  end
  if clients[folder] and vim.lsp.buf_attach_client(buffer, clients[folder]) then prepare(buffer) end
end

-- Attaches the server to every buffer of filetype xlcfg; `options` are those of vim.lsp.start_client.
function M.setup(options)
  if vim.lsp.enable then
    if options then vim.lsp.config('xlplug', options) end
    return vim.lsp.enable('xlplug')
  end
  local group = vim.api.nvim_create_augroup('xlplug', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = 'xlcfg',
    callback = function(event) attach(options or {}, event.buf) end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.bo[buffer].filetype == 'xlcfg' then attach(options or {}, buffer) end
  end
end

return M
