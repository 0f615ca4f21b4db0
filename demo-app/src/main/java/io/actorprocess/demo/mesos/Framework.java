package io.actorprocess.demo.mesos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.demo.proto.AcceptOffer;
import io.actorprocess.demo.proto.FrameworkRegistered;
import io.actorprocess.demo.proto.Offer;
import io.actorprocess.demo.proto.Pong;
import io.actorprocess.demo.proto.ReconcileTasks;
import io.actorprocess.demo.proto.RegisterFramework;
import io.actorprocess.demo.proto.RescindOffer;
import io.actorprocess.demo.proto.ResourceOffers;
import io.actorprocess.demo.proto.ReviveOffers;
import io.actorprocess.demo.proto.StatusUpdate;
import io.actorprocess.demo.proto.StatusUpdateAcknowledged;
import io.actorprocess.demo.proto.Task;
import io.actorprocess.demo.text.TextFile;
import io.actorprocess.demo.text.TextSplitter;
import io.actorprocess.message.UPID;

/**
 * Counts words: splits each job, launches its tasks on what it is offered, and merges
 * what comes back.
 * <p>
 * Thread-safety: as {@link io.actorprocess.process.ProcessBase}; the public methods are
 * called through the PID.
 */
public final class Framework extends MasterClient {

	/*
	 * A split is waiting, or has one task under way, or is merged. A task that failed or
	 * is lost makes its split wait again, if it is still the one under way; the next
	 * attempt is a task of another id. A result is taken from whichever attempt brings
	 * the first one, even one that was given up, and every later one is acknowledged and
	 * ignored: so no word is counted twice, and none is missing when all splits are
	 * merged.
	 */

	/** The id of the process. */
	public static final String ID = "framework";

	private static final Logger logger = LoggerFactory.getLogger(Framework.class);

	private static final int MOST_FAILURES = 3;

	private static final int KEPT_JOBS = 100;

	private final Timings timings;

	private final TextSplitter splitter;

	// Owned by the process

	private final Map<String, Job> jobs = new LinkedHashMap<>();

	/** Every task of a running job that may still bring a result. */
	private final Map<String, Split> tasks = new LinkedHashMap<>();

	private final Deque<Split> waiting = new ArrayDeque<>();

	private long submitted;

	/**
	 * A framework without jobs.
	 * @param frameworkId names this life of the framework, never used before
	 * @param master the master, or null for the one in the same runtime
	 * @param timings when to do what
	 * @param splitter cuts jobs into tasks
	 */
	public Framework(String frameworkId, @Nullable UPID master, Timings timings, TextSplitter splitter) {
		super(ID, frameworkId, master, timings);
		this.timings = timings;
		this.splitter = splitter;
	}

	@Override
	protected void initialize() {
		install(FrameworkRegistered.class, (from, message) -> registered(message));
		install(ResourceOffers.class, (from, message) -> message.getOffersList().forEach(this::answer));
		install(RescindOffer.class, (from, message) -> logger.debug("{} is rescinded", message.getOfferId()));
		install(StatusUpdate.class, (from, message) -> updated(message));
		super.initialize();
		delay(this.timings.reconciliation(), this::reconcileAgainAndAgain);
	}

	/**
	 * Starts a job.
	 * @param path the directory as the user named it
	 * @param files the text files below it
	 * @return the new job
	 */
	public JobView submit(String path, List<TextFile> files) {
		this.submitted++;
		Job job = new Job(Long.toString(this.submitted), path, files, this.splitter.split(files));
		this.jobs.put(job.id(), job);
		enqueue(job.splits());
		forgetOldJobs();
		JobView view = job.view();
		logger.info("Job {} counts the words of {} files in {} tasks", view.id(), files.size(),
				view.progress().tasks());
		return view;
	}

	/**
	 * A job.
	 * @param id its id
	 * @return how it is now, or nothing if there is none
	 */
	public Optional<JobView> job(String id) {
		return Optional.ofNullable(this.jobs.get(id)).map(Job::view);
	}

	private void forgetOldJobs() {
		List<Job> over = this.jobs.values().stream().filter((job) -> !job.isRunning()).toList();
		over.stream().limit(Math.max(0, over.size() - KEPT_JOBS)).forEach((job) -> this.jobs.remove(job.id()));
	}

	private void enqueue(List<Split> splits) {
		boolean idle = this.waiting.isEmpty();
		this.waiting.addAll(splits);
		if (idle && !this.waiting.isEmpty() && isRegistered()) {
			send(master(), ReviveOffers.newBuilder().setFrameworkId(clientId()).build());
		}
	}

	@Override
	Message registration() {
		return RegisterFramework.newBuilder().setFrameworkId(clientId()).build();
	}

	@Override
	Pong.Builder pong() {
		return Pong.newBuilder();
	}

	private void registered(FrameworkRegistered message) {
		if (message.getFrameworkId().equals(clientId())) {
			setRegistered();
			reconcile();
		}
	}

	private void answer(Offer offer) {
		AcceptOffer.Builder answer = AcceptOffer.newBuilder().setFrameworkId(clientId()).setOfferId(offer.getOfferId());
		for (int free = offer.getSlots(); free > 0 && !this.waiting.isEmpty(); free--) {
			Split split = this.waiting.remove();
			Task task = split.nextTask(clientId());
			this.tasks.put(task.getTaskId(), split);
			answer.addTasks(task);
		}
		send(master(), answer.build());
	}

	private void updated(StatusUpdate update) {
		Split split = this.tasks.get(update.getTaskId());
		if (split != null) {
			switch (update.getState()) {
				case FINISHED -> finished(split, update);
				case FAILED -> failed(split, update);
				case LOST -> lost(split, update);
				default -> logger.debug("Task {} is {}", update.getTaskId(), update.getState());
			}
		}
		acknowledge(update);
	}

	private void acknowledge(StatusUpdate update) {
		if (!update.getAgentId().isEmpty()) {
			send(master(),
					StatusUpdateAcknowledged.newBuilder()
						.setFrameworkId(clientId())
						.setAgentId(update.getAgentId())
						.setTaskId(update.getTaskId())
						.setState(update.getState())
						.build());
		}
	}

	private void finished(Split split, StatusUpdate update) {
		boolean underWay = split.taskId() != null;
		this.tasks.remove(update.getTaskId());
		if (split.job().merge(split, update.getCounts())) {
			if (!underWay) {
				this.waiting.remove(split);
			}
			endIfOver(split.job());
		}
	}

	private void failed(Split split, StatusUpdate update) {
		if (split.attemptEnded(update.getTaskId())) {
			logger.warn("Task {} failed: {}", update.getTaskId(), update.getReason());
			if (split.failed() < MOST_FAILURES) {
				enqueue(List.of(split));
			}
			else {
				split.job().fail(update.getReason());
				endIfOver(split.job());
			}
		}
	}

	private void lost(Split split, StatusUpdate update) {
		if (split.attemptEnded(update.getTaskId())) {
			logger.warn("Task {} is lost and will be done again: {}", update.getTaskId(), update.getReason());
			enqueue(List.of(split));
		}
	}

	private void endIfOver(Job job) {
		if (!job.isRunning()) {
			this.waiting.removeIf((split) -> split.job() == job);
			this.tasks.values().removeIf((split) -> split.job() == job);
			logger.info("Job {} is over: {}", job.id(), job.view().state());
		}
	}

	private void reconcileAgainAndAgain() {
		if (isRegistered()) {
			reconcile();
		}
		delay(this.timings.reconciliation(), this::reconcileAgainAndAgain);
	}

	/** Asks for every task under way, so that one whose loss was not heard of is lost. */
	private void reconcile() {
		List<String> underWay = new ArrayList<>();
		this.tasks.forEach((taskId, split) -> {
			if (taskId.equals(split.taskId())) {
				underWay.add(taskId);
			}
		});
		if (!underWay.isEmpty()) {
			send(master(), ReconcileTasks.newBuilder().setFrameworkId(clientId()).addAllTaskIds(underWay).build());
		}
	}

}
