;;; trace.el --- What Emacs makes of files  -*- lexical-binding: t; -*-
;; Prints the mode of each file that is named on the command line, and with TRACE set the face of every word.
(require 'xl-cfg-mode)
(setq make-backup-files nil)
(dolist (file command-line-args-left)
  (with-current-buffer (find-file-noselect file)
    (if (not (getenv "TRACE"))
        (princ (format "%s %s\n" file major-mode))
      (font-lock-ensure)
      (goto-char (point-min))
      (let (last)
        (while (not (eobp))
          (let ((face (get-text-property (point) 'face)) (character (char-after)))
            (when (eq character ?\n) (setq face nil))
            (unless (equal face last)
              (when last (princ "}"))
              (when face
                (princ (format "%s{" (mapconcat (lambda (one) (replace-regexp-in-string
                                                               "font-lock-\\|-face" "" (symbol-name one)))
                                                (if (listp face) face (list face)) "+"))))
              (setq last face))
            (princ (char-to-string character)))
          (forward-char))))))
(setq command-line-args-left nil)
