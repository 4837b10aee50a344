;;; Drives the language server from Emacs with eglot, in batch:
;;;   BSPLINT="java -jar target/bsplint.jar" BSPLINT_PROJECT=copy-of-sample emacs -Q --batch -l editors/test/emacs.el
;;; The founding sample: the finding shows, and vanishes when its fix is typed into another file without saving.
(setq package-directory-list '("/usr/share/emacs/site-lisp/elpa"))
(package-initialize)
(require 'eglot)

(defvar bsplint-root (file-name-as-directory (expand-file-name (getenv "BSPLINT_PROJECT"))))
(setq eglot-sync-connect 120 eglot-connect-timeout 120 eglot-send-changes-idle-time 0 flymake-no-changes-timeout 0.1)

(load (expand-file-name "editors/emacs/bsplint.el") nil t)
(setq bsplint-command (append (split-string (getenv "BSPLINT")) '("lsp")))

(defun bsplint-wait (what seconds predicate)
  "Wait until PREDICATE holds; give up with WHAT after SECONDS."
  (let ((end (+ (float-time) seconds)))
    (while (and (not (funcall predicate)) (< (float-time) end))
      (accept-process-output nil 0.1))
    (if (funcall predicate)
        (message "  %s" what)
      (message "FAILED: %s" what)
      (kill-emacs 1))))

(defun bsplint-shows (buffer)
  "Does BUFFER show the founding finding?"
  (with-current-buffer buffer
    (unless eglot--current-flymake-report-fn (flymake-start))
    (seq-some (lambda (one) (string-match-p "will be refused by OP-TEE" (flymake-diagnostic-text one)))
              (flymake-diagnostics))))

(let* ((script (progn (find-file (concat bsplint-root "provision/close.cmd"))
                      (run-hooks 'post-command-hook)
                      (current-buffer))))
  (bsplint-wait "the finding shows" 120 (lambda () (bsplint-shows script)))
  (find-file (concat bsplint-root "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend"))
  (goto-char (point-max))
  (insert "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n")
  (eglot--signal-textDocument/didChange)
  (bsplint-wait "it vanishes when the fix is typed, unsaved" 120 (lambda () (not (bsplint-shows script))))
  (set-buffer-modified-p nil)
  (message "ok: Emacs")
  (kill-emacs 0))
