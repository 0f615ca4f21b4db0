package io.actorprocess.spring.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionSynchronization;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.AfterCommit;
import io.actorprocess.spring.transaction.TransactionalAfterCommit;

/**
 * Auto-configuration of what sends after the commit of a transaction.
 */
@AutoConfiguration
@ConditionalOnClass({ ProcessManager.class, TransactionSynchronization.class })
@ConditionalOnBooleanProperty(name = "actor.enabled", matchIfMissing = true)
public final class ActorTransactionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(AfterCommit.class)
	TransactionalAfterCommit actorAfterCommit() {
		return new TransactionalAfterCommit();
	}

}
