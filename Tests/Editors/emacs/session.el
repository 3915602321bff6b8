;;; session.el --- A session with the language server in Emacs  -*- lexical-binding: t; -*-
;; Opens $FILE with Eglot and does what a person does: looks at the diagnostics, completes, hovers, applies a fix,
;; renames, formats; prints what came of it.
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'xl-cfg-mode)
(setq xl-cfg-command (getenv "XLPLUG")
      eglot-sync-connect 30
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)
(setf (alist-get 'xl-cfg-mode eglot-server-programs) (list xl-cfg-command "lsp"))

(defun say (&rest words) (princ (concat (mapconcat (lambda (word) (format "%s" word)) words " ") "\n")))

(defun await (what condition)
  (let ((end (+ (float-time) 30)))
    (while (not (or (funcall condition) (> (float-time) end)))
      (accept-process-output nil 0.05))
    (unless (funcall condition) (say "no" what "in 30 s") (kill-emacs 1))))

(defun diagnostics () (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun at (row text &optional offset)
  "Goes to the place of TEXT in the line ROW."
  (goto-char (point-min))
  (forward-line (1- row))
  (search-forward text (line-end-position))
  (goto-char (+ (match-beginning 0) (or offset 0))))

(defun line (row) (save-excursion (goto-char (point-min)) (forward-line (1- row))
                                  (buffer-substring-no-properties (point) (line-end-position))))

(find-file (getenv "FILE"))
(say "mode" major-mode)
(eglot-ensure)
(call-interactively #'eglot)
(await "server" (lambda () (eglot-current-server)))
(await "diagnostics" (lambda () (flymake-start) (diagnostics)))
(say "# diagnostics")
(dolist (one (diagnostics))
  (say (line-number-at-pos (flymake-diagnostic-beg one)) (car (split-string (flymake-diagnostic-text one) "\n"))))

(say "# hover")
(at 1 "name")
(let (shown)
  (funcall (if (fboundp 'eglot-hover-eldoc-function) #'eglot-hover-eldoc-function #'eglot--hover)
           (lambda (text &rest _) (setq shown text)))
  (await "hover" (lambda () shown))
  (say (car (split-string (substring-no-properties shown) "\n"))))

(say "# completion")
(at 4 "memroy" 3)
(let* ((capf (eglot-completion-at-point))
       (all (all-completions "mem" (nth 2 capf))))
  (say (and (member "memory" (mapcar #'substring-no-properties all)) t)))

(say "# fix")
(let* ((first (seq-find (lambda (one) (string-search "XL3001" (flymake-diagnostic-text one))) (diagnostics)))
       (row (line-number-at-pos (flymake-diagnostic-beg first))))
  (goto-char (flymake-diagnostic-beg first))
  (let* ((actions (eglot-code-actions (point) (point)))
         (fix (seq-find (lambda (action) (string-prefix-p "quickfix" (or (plist-get action :kind) ""))) actions)))
    (say (plist-get fix :title))
    (unless (plist-get fix :edit)
      (setq fix (jsonrpc-request (eglot-current-server) :codeAction/resolve fix)))
    (eglot--apply-workspace-edit (plist-get fix :edit))
    (say (line row))))

(defun send-changes () "Tells the server what was changed: Eglot does so when Emacs is idle, which it never is here."
       (eglot--signal-textDocument/didChange))

(say "# rename")
(send-changes)
(at 5 "xvda" 1)
(eglot-rename "xvdz")
(say (line 5))

(say "# formatting")
(send-changes)
(eglot-format-buffer)
(princ (buffer-string))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
(kill-emacs 0)
