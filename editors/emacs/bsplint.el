;;; bsplint.el --- Emacs with eglot: (load "…/bsplint.el") in the init file; `bsplint' is on the search path. -*- lexical-binding: t -*-

(defvar bsplint-command '("bsplint" "lsp") "How the language server is started.")

(define-derived-mode bsp-mode prog-mode "BSP"
  "Files of a board support package, looked after by bsplint."
  (setq-local comment-start "# " comment-start-skip "#+ *")
  (modify-syntax-entry ?# "<")
  (modify-syntax-entry ?\n ">")
  (modify-syntax-entry ?_ "_"))

(dolist (pattern '("\\.\\(cmd\\|ubs\\|bb\\|bbappend\\|bbclass\\|inc\\|mk\\|cfg\\|config\\|env\\)\\'"
                   "/conf/.*\\.conf\\'" "defconfig\\'" "/Kconfig[^/]*\\'" "\\.dtsi?\\'" "/boot\\.scr\\.txt\\'"
                   "/uEnv[^/]*\\.txt\\'" "/bsplint\\.yaml\\'"))
  (add-to-list 'auto-mode-alist (cons pattern 'bsp-mode)))

;; Rules and kas files, by what they say.
(add-to-list 'magic-mode-alist '("\\(?:#.*\n\\|\n\\)*\\(?:rule\\|header\\):" . bsp-mode))

(defun bsplint-project (folder)
  "The project of FOLDER: where bsplint.yaml stands."
  (let ((root (locate-dominating-file folder "bsplint.yaml")))
    (and root (cons 'transient root))))
(add-hook 'project-find-functions #'bsplint-project)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons 'bsp-mode (lambda (&rest _) bsplint-command))))
(add-hook 'bsp-mode-hook #'eglot-ensure)

(provide 'bsplint)
;;; bsplint.el ends here
