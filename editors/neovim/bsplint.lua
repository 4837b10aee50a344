-- Neovim 0.7 or later: copy to ~/.config/nvim/plugin/bsplint.lua; `bsplint` is on the search path.
-- Set vim.g.bsplint_command first to start it in another way.
local patterns = { '*.cmd', '*.ubs', 'uEnv*.txt', 'boot.scr.txt', '*.bb', '*.bbappend', '*.bbclass', '*.inc', '*.conf', '*.mk',
  '*.cfg', '*.config', '*.env', '*_defconfig', 'defconfig', 'Kconfig*', '*.dts', '*.dtsi', '*.yaml', '*.yml' }
local running = {}

-- The project: the folder of bsplint.yaml, else of .git, else of the file.
local function root(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  for _, name in ipairs({ 'bsplint.yaml', '.git' }) do
    local find = name == '.git' and vim.fn.finddir or vim.fn.findfile
    local found = find(name, vim.fn.escape(folder, ' ') .. ';')
    if found ~= '' then return vim.fn.fnamemodify(found, name == '.git' and ':p:h:h' or ':p:h') end
  end
  return folder
end

-- Of YAML files only bsplint.yaml, rules and kas files.
local function is_ours(file, buffer)
  if not file:match('%.ya?ml$') or file:match('bsplint%.yaml$') then return true end
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, 40, false)) do
    if line:match('^rule:') or line:match('^header:') then return true end
  end
  return false
end

-- Keys that later versions have by themselves, in this buffer.
local function keys(_, buffer)
  vim.api.nvim_buf_set_option(buffer, 'omnifunc', 'v:lua.vim.lsp.omnifunc')
  local does = { K = vim.lsp.buf.hover, gd = vim.lsp.buf.definition, grr = vim.lsp.buf.references,
    grn = vim.lsp.buf.rename, gra = vim.lsp.buf.code_action }
  for key, action in pairs(does) do vim.keymap.set('n', key, function() action() end, { buffer = buffer }) end
end

vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
  pattern = patterns,
  callback = function(event)
    if not is_ours(event.file, event.buf) then return end
    local folder = root(event.file)
    local config = { name = 'bsplint', cmd = vim.g.bsplint_command or { 'bsplint', 'lsp' }, root_dir = folder, on_attach = keys }
    if vim.lsp.start then return vim.lsp.start(config) end
    running[folder] = running[folder] or vim.lsp.start_client(config)
    if running[folder] then vim.lsp.buf_attach_client(event.buf, running[folder]) end
  end,
})
